import { useLiveQuery } from 'dexie-react-hooks';

import { useDb } from '#client/ui/hooks/engine-context.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { payersAmong, payingMembers, type Payers } from '#printers/forms/payer.ts';

const NO_PAYERS: Payers = new Map();

/** Whose accounts pay a tab, for its papers; undefined while the directory is being read. */
export function usePayers(tab: TabState): Payers | undefined {
  const db = useDb();
  const asked = payingMembers(tab).join(' ');
  const payers = useLiveQuery(async () => {
    // As they were joined above.
    const ids = asked.split(' ').filter(Boolean) as MemberId[];
    return payersAmong(await db.members.bulkGet(ids));
  }, [db, asked]);
  return asked === '' ? NO_PAYERS : payers;
}
