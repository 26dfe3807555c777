import { useLiveQuery } from 'dexie-react-hooks';

import type { MemberView } from '#domain/commands/context.ts';
import type { AllowanceId, MemberId } from '#domain/kernel/ids.ts';

import { useDb, useEngine, useStatus } from './engine-context.ts';

/** A member's money as this tablet knows it. */
export interface MemberMoney {
  /** The same view that a command gets: what is settled, what is expected, what this till may do. */
  readonly view: MemberView;
  /** Allowances that the bank would like back. */
  readonly recalls: readonly AllowanceId[];
}

/** `undefined` while it is being read, and for no member. Follows the bank's rows as they come. */
export function useMemberMoney(member: MemberId | null): MemberMoney | undefined {
  const db = useDb();
  const engine = useEngine();
  const { link, date } = useStatus();
  return useLiveQuery(async () => {
    if (member === null) return undefined;
    // Read for its recalls, and so that the view is asked for anew whenever the row changes.
    const row = await db.accounts.get(member);
    const view = await engine.tillView(member);
    return view ? { view, recalls: row?.recalls ?? [] } : undefined;
  }, [db, engine, member, link, date]);
}
