import type { DeviceId } from '#domain/kernel/ids.ts';

/** An update that its tablet has not sealed yet. */
export interface WaitingUpdate {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/**
 * Updates that were acknowledged and wait for their seal, outside of the document: nobody hears of
 * them before it is known that their tablet wrote them. A tablet seals before it sends, so that
 * little ever lies here: a batch that was longer than a message, for the moment until its end comes.
 */
export interface Waiting {
  of(doc: number, device: DeviceId): readonly WaitingUpdate[];
  add(doc: number, device: DeviceId, bytes: Uint8Array): void;
  remove(id: number): void;
}

export const createWaiting = (sql: SqlStorage): Waiting => ({
  of: (doc, device) =>
    sql
      .exec<{ id: number; bytes: ArrayBuffer }>(
        'SELECT id, bytes FROM waiting WHERE doc = ? AND device = ? ORDER BY id',
        doc,
        device,
      )
      .toArray()
      .map(({ id, bytes }) => ({ id, bytes: new Uint8Array(bytes) })),
  add(doc, device, bytes) {
    sql.exec('INSERT INTO waiting (doc, device, bytes) VALUES (?, ?, ?)', doc, device, bytes);
  },
  remove(id) {
    sql.exec('DELETE FROM waiting WHERE id = ?', id);
  },
});
