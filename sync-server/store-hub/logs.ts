import { logName, type LogRef } from '#domain/journal/entry.ts';
import type { Seal } from '#domain/journal/seal.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import type { SignedHead } from '#domain/wire/api.ts';
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
  /** Notes heads that the log's device signed. The caller holds the transaction. */
  noteSeals(log: LogRef, seals: readonly Seal[]): void;
  /** The seal at a seq; null where there is none, or it is of a day long past. */
  sealAt(log: LogRef, seq: number): SignedHead | null;
  lastSeal(log: LogRef): SignedHead | null;
  /** The seals next to a seq, before and after it. */
  sealsAround(log: LogRef, seq: number): readonly [SignedHead | null, SignedHead | null];
  /** The next seq of each epoch of a device's log. */
  ends(device: DeviceId): Readonly<Record<number, number>>;
}

/** Seals of a log that are kept: those of some days, for what tablets still hold open. */
const SEALS_KEPT = 2_000;

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
  const seals = (log: LogRef, which: string, ...bound: readonly number[]): SignedHead | null =>
    sql
      .exec<{ seq: number; head: string; signature: string }>(
        `SELECT seq, head, signature FROM seals WHERE device = ? AND epoch = ? ${which}`,
        log.device,
        log.epoch,
        ...bound,
      )
      .toArray()[0] ?? null;
  return {
    sealAt: (log, seq) => seals(log, 'AND seq = ?', seq),
    sealsAround: (log, seq) => [
      seals(log, 'AND seq < ? ORDER BY seq DESC LIMIT 1', seq),
      seals(log, 'AND seq > ? ORDER BY seq LIMIT 1', seq),
    ],
    lastSeal: (log) => seals(log, 'ORDER BY seq DESC LIMIT 1'),
    noteSeals(log, signed) {
      for (const { seq, head, signature } of signed) {
        sql.exec(
          'INSERT OR IGNORE INTO seals VALUES (?, ?, ?, ?, ?)',
          log.device,
          log.epoch,
          seq,
          head,
          signature,
        );
        if (seq % SEALS_KEPT !== 0) continue;
        sql.exec(
          `DELETE FROM seals WHERE device = ? AND epoch = ? AND seq < (SELECT min(seq) FROM (
             SELECT seq FROM seals WHERE device = ? AND epoch = ? ORDER BY seq DESC LIMIT ?))`,
          log.device,
          log.epoch,
          log.device,
          log.epoch,
          SEALS_KEPT,
        );
      }
    },
    ends: (device) =>
      Object.fromEntries(
        sql
          .exec<{ epoch: number; next: number }>(
            'SELECT epoch, next FROM logs WHERE device = ?',
            device,
          )
          .toArray()
          .map(({ epoch, next }) => [epoch, next]),
      ),
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
