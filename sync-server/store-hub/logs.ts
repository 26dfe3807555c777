import { logName, type LogRef } from '#domain/journal/entry.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import type { LogAppend, LogRange, Place } from './gate.ts';

/** What the hub remembers of the devices' logs. */
export interface Logs {
  writer(doc: number, client: number): LogRef | null;
  /** False when the client already writes another log in this document. */
  announce(doc: number, client: number, log: LogRef): boolean;
  tail(doc: number, log: LogRef): Place | null;
  range(log: LogRef): LogRange | null;
  /** Notes entries that were let in. The caller holds the transaction. */
  note(doc: number, append: LogAppend): void;
}

export function createLogs(sql: SqlStorage): Logs {
  const writer = (doc: number, client: number): LogRef | null => {
    const row = sql
      .exec<{ device: string; epoch: number }>(
        'SELECT device, epoch FROM writers WHERE doc = ? AND client = ?',
        doc,
        client,
      )
      .toArray()[0];
    // Written by announce alone, from a session's device.
    return row ? { device: row.device as DeviceId, epoch: row.epoch } : null;
  };
  return {
    writer,
    announce(doc, client, log) {
      const known = writer(doc, client);
      if (known) return logName(known) === logName(log);
      sql.exec(
        'INSERT INTO writers (doc, client, device, epoch) VALUES (?, ?, ?, ?)',
        doc,
        client,
        log.device,
        log.epoch,
      );
      return true;
    },
    tail: (doc, log) =>
      sql
        .exec<{ client: number; clock: number }>(
          'SELECT client, clock FROM tails WHERE doc = ? AND device = ? AND epoch = ?',
          doc,
          log.device,
          log.epoch,
        )
        .toArray()[0] ?? null,
    range: (log) =>
      sql
        .exec<{ first: number; next: number }>(
          'SELECT first, next FROM logs WHERE device = ? AND epoch = ?',
          log.device,
          log.epoch,
        )
        .toArray()[0] ?? null,
    note(doc, { log, tail, range }) {
      sql.exec(
        `INSERT INTO tails (doc, device, epoch, client, clock) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET client = excluded.client, clock = excluded.clock`,
        doc,
        log.device,
        log.epoch,
        tail.client,
        tail.clock,
      );
      sql.exec(
        `INSERT INTO logs (device, epoch, first, next) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET first = excluded.first, next = excluded.next`,
        log.device,
        log.epoch,
        range.first,
        range.next,
      );
    },
  };
}
