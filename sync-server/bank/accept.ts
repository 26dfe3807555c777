import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import { isTillFact } from '#domain/accounts/held.ts';
import type { Entry } from '#domain/journal/entry.ts';
import type { MemberId, StoreId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { readEntries } from '#sync-server/entries/read.ts';
import { setAside, takeUp } from '#sync-server/entries/set-aside.ts';
import { serveAsks } from './allowances.ts';
import type { BankBatch } from './link.ts';
import type { BankParts } from './parts.ts';
import { beginTurn } from './turn.ts';

/**
 * Settles what a hub took in, all of it in one transaction with how far it got (BANK-1, BANK-2): a
 * batch that is cut short is settled whole when it comes again, and one that was settled, not again.
 *
 * @returns whether rows before these never came, as after an older disk of the bank was put back.
 */
export function acceptFacts(
  parts: BankParts,
  store: StoreId,
  batch: Omit<BankBatch, 'chain'>,
  now: Instant,
): boolean {
  const { storage, hubs } = parts;
  const { sql } = storage;
  const received = `${store}/${batch.instance}`;
  return storage.transactionSync(() => {
    const last =
      sql
        .exec<{ last: number }>('SELECT last FROM received WHERE instance = ?', received)
        .toArray()[0]?.last ?? 0;
    hubs.meet(store);
    const entries = batch.rows.flatMap((row) => readEntries(store, row));
    settleAll(parts, setAside(sql, entries), now);
    sql.exec(
      `INSERT INTO received (instance, last) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET last = excluded.last`,
      received,
      batch.rows.at(-1)?.id ?? last,
    );
    return batch.after > last;
  });
}

/** Settles what an older version of the program had set aside and this one understands. */
export function acceptSetAside(parts: BankParts, now: Instant): void {
  parts.storage.transactionSync(() => {
    for (const entries of takeUp(parts.storage.sql).values()) settleAll(parts, entries, now);
  });
}

/** Member by member: their order among each other means nothing, and books are read once. */
function settleAll(parts: BankParts, entries: readonly Entry[], now: Instant): void {
  for (const [member, facts] of byMember(entries)) {
    const turn = beginTurn(parts, member, now);
    turn.settle(facts);
    serveAsks(parts, member, turn, now);
    turn.close();
  }
}

function byMember(entries: readonly Entry[]): ReadonlyMap<MemberId, Recorded<TillFact>[]> {
  const members = new Map<MemberId, Recorded<TillFact>[]>();
  for (const entry of entries) {
    const { fact } = entry;
    if (!isTillFact(fact)) continue;
    const known = members.get(fact.member);
    if (known) known.push({ ...entry, fact });
    else members.set(fact.member, [{ ...entry, fact }]);
  }
  return members;
}
