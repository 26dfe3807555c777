import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';

import type { MemberHit } from '#client/engine/api.ts';
import { useDb, useEngine } from '#client/ui/hooks/engine-context.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { isWholePhone, plainPhone } from './member-model.ts';

/** Most hits that a list shows; more say nothing to a person. */
export const MOST_HITS = 60;

/**
 * Members whose number, phone, name or pinyin holds the query; all when it is empty. `undefined`
 * while the first answer is being made. Found anew when members change.
 */
export function useMemberSearch(query: string): readonly MemberHit[] | undefined {
  const db = useDb();
  const engine = useEngine();
  return useLiveQuery(async () => {
    // Counting makes the query one of the table, so that it is asked anew when members change; the
    // search itself is the engine's, in its worker.
    await db.members.count();
    return engine.findMembers(query, MOST_HITS);
  }, [db, engine, query]);
}

/** Members who have exactly this phone, besides `self`. */
export function useSamePhone(phone: string, self: MemberId): readonly MemberHit[] {
  const engine = useEngine();
  const [found, setFound] = useState<readonly MemberHit[]>([]);
  const plain = isWholePhone(phone) ? plainPhone(phone) : '';
  // As above: asked of the worker at each change of the phone.
  useEffect(() => {
    let wanted = true;
    const asked = plain === '' ? Promise.resolve([]) : engine.findMembers(plain, MOST_HITS);
    void asked.then((hits) => {
      if (wanted) setFound(hits.filter((hit) => hit.phone === plain && hit.id !== self));
    });
    return () => {
      wanted = false;
    };
  }, [engine, plain, self]);
  return found;
}

/** What this tablet knows of a member. */
export interface KnownMember {
  /** Null where only number, name and phone have come. */
  readonly profile: MemberProfile | null;
  readonly number: string;
  readonly name: string;
  readonly phone: string;
}

/** `null` for a member never heard of, `undefined` while reading. */
export function useMember(member: MemberId): KnownMember | null | undefined {
  const db = useDb();
  const engine = useEngine();
  // Fetches the whole profile into the rows, which the query below watches.
  useEffect(() => {
    void engine.openMember(member);
  }, [engine, member]);
  return useLiveQuery(async () => {
    const [register, row] = await Promise.all([
      db.registers.get(['members', member]),
      db.members.get(member),
    ]);
    // The engine writes rows of this collection from checked profiles alone.
    const profile = (register?.record as MemberProfile | undefined) ?? null;
    const known = profile ?? row;
    return known ? { profile, number: known.number, name: known.name, phone: known.phone } : null;
  }, [db, member]);
}

/** The member's tabs on this tablet, newest first. */
export function useMemberTabs(member: MemberId): readonly TabState[] | undefined {
  const db = useDb();
  return useLiveQuery(async () => {
    const rows = await db.tabs.filter((row) => row.state.member?.id === member).toArray();
    return rows.map((row) => row.state).sort((a, b) => b.openedAt - a.openedAt);
  }, [db, member]);
}
