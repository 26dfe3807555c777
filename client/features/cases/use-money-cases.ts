import { useLiveQuery } from 'dexie-react-hooks';

import { useDb, useEngine } from '#client/ui/hooks/engine-context.ts';
import type { Account, CaseFile } from '#domain/accounts/state.ts';
import type { MemberId, StoreId } from '#domain/kernel/ids.ts';

import { openFiles } from './open-files.ts';

/** A case file that the bank opened, with whom it is about. */
export interface MoneyCase {
  readonly member: MemberId;
  /** Name and number; the number alone where no name is known here. */
  readonly name: string;
  readonly file: CaseFile;
  /** Null for one about a card alone. */
  readonly account: Account | null;
}

/**
 * Open case files about members' money, newest first; `undefined` while they are being read. Every
 * tablet has those of the whole chain.
 *
 * @param store those that name it; null for all.
 */
export function useMoneyCases(store: StoreId | null): readonly MoneyCase[] | undefined {
  const db = useDb();
  const engine = useEngine();
  return useLiveQuery(async () => {
    const rows = await db.accounts.where('openCases').equals(1).toArray();
    const members = await db.members.bulkGet(rows.map(({ id }) => id));
    // Where something isn't settled yet, the till's own view says what it comes to.
    const views = await Promise.all(
      rows.map(({ id, pending }) => (pending ? engine.tillView(id) : Promise.resolve(null))),
    );
    return rows
      .flatMap(({ id: member, settled }, index) =>
        openFiles(settled, views[index]?.expected ?? settled)
          .filter(({ by, against }) => store === null || [by, against].some(isIn(store)))
          .map((file): MoneyCase => {
            const known = members[index];
            return {
              member,
              name: known ? `${known.name} ${known.number}` : member,
              file,
              account: (file.account && settled.accounts[file.account]) ?? null,
            };
          }),
      )
      .toSorted((a, b) => b.file.by.at - a.file.by.at);
  }, [db, engine, store]);
}

const isIn =
  (store: StoreId) =>
  (party: CaseFile['against']): boolean =>
    party?.store === store;
