import type { StoreId } from '#domain/kernel/ids.ts';
import { readEntries } from '#sync-server/entries/read.ts';
import { setAside } from '#sync-server/entries/set-aside.ts';
import { originOf, type HubBatch } from './link.ts';
import type { OfficeParts } from './parts.ts';
import { notePrepaid } from './prepaid.ts';

/** What comes of a hub's report. */
export interface Accepted {
  /** Registers changed: the other stores should hear of it. */
  readonly isShared: boolean;
  /** Rows before these never came, as after an older disk of the office was put back. */
  readonly lacksEarlier: boolean;
}

/**
 * Takes a hub's report, in one transaction. What is here already changes nothing: entries are known
 * by their ids, registers by their clocks. Not by the numbers of rows: a hub whose older disk was
 * put back gives the same numbers to new rows.
 */
export function acceptBatch(parts: OfficeParts, store: StoreId, batch: HubBatch): Accepted {
  const { storage, registers, registry, docs } = parts;
  const { sql } = storage;
  const received = originOf(store, batch.instance);
  return storage.transactionSync(() => {
    const last =
      sql
        .exec<{ last: number }>('SELECT last FROM received WHERE instance = ?', received)
        .toArray()[0]?.last ?? 0;
    const { rows } = batch;
    const entries = rows
      .filter(({ kind }) => kind === 'entries')
      .flatMap((row) => readEntries(store, row));
    const known = setAside(sql, entries);
    parts.tabs.add(store, known);
    notePrepaid(sql, store, known);
    parts.logCounts.note(entries);

    const changed = new Set<number>();
    for (const row of rows) {
      if (row.kind !== 'register') continue;
      const doc = registers.merge(store, batch.instance, row.doc, row.body);
      if (doc !== null) changed.add(doc);
    }
    registers.materialise(changed);
    // A store's own register concerns no other store.
    const shared = [...changed].some((id) => !docs.byId(id).doc.startsWith('store/'));
    if (shared) {
      for (const other of registry.stores()) registry.setStale(other, true);
    }
    registry.notePresence(batch.presence);
    registry.noteContact(store, Date.now(), entries.length > 0);
    sql.exec(
      `INSERT INTO received (instance, last) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET last = excluded.last`,
      received,
      rows.at(-1)?.id ?? last,
    );
    return { isShared: shared, lacksEarlier: (rows[0]?.id ?? 0) > last + 1 };
  });
}
