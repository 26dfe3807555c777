import { logName, type LogRef } from '#domain/journal/entry.ts';
import type { Seal } from '#domain/journal/seal.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import type { SignedHead } from '#domain/wire/api.ts';
import { rangeOf, type LogAppend, type LogRange, type Place } from './gate.ts';

/** What the hub remembers of the devices' logs. */
export interface Logs {
  writer(doc: number, client: number): LogRef | null;
  /** False when the client already writes another log in this document. */
  announce(doc: number, client: number, log: LogRef): boolean;
  tail(doc: number, log: LogRef): Place | null;
  /** The seqs held of a log, in order; see GateView. */
  ranges(log: LogRef): readonly LogRange[];
  /** How many entries of a device's logs each document holds; the others hold none. */
  own(device: DeviceId): ReadonlyMap<number, number>;
  ownIn(device: DeviceId, doc: number): number;
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
  carryOver(sql);
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
            'SELECT epoch, max(next) AS next FROM log_ranges WHERE device = ? GROUP BY epoch',
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
    ranges: (log) =>
      sql
        .exec<{ first: number; next: number }>(
          'SELECT first, next FROM log_ranges WHERE device = ? AND epoch = ? ORDER BY first',
          log.device,
          log.epoch,
        )
        .toArray(),
    own: (device) =>
      new Map(
        sql
          .exec<{ doc: number; own: number }>(`${OWN} GROUP BY writers.doc`, device)
          .toArray()
          .map(({ doc, own }) => [doc, own]),
      ),
    ownIn: (device, doc) =>
      sql.exec<{ own: number | null }>(`${OWN} AND writers.doc = ?`, device, doc).one().own ?? 0,
    note(doc, { log, tail, tuples }) {
      sql.exec(
        `INSERT INTO tails (doc, device, epoch, client, clock) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET client = excluded.client, clock = excluded.clock`,
        doc,
        log.device,
        log.epoch,
        tail.client,
        tail.clock,
      );
      noteRange(sql, log, rangeOf(tuples));
    },
  };
}

/** What one entry of a log takes of its document is one clock of its writer. */
const OWN = `SELECT writers.doc AS doc, sum(clients.next) AS own FROM writers
  JOIN clients ON clients.doc = writers.doc AND clients.client = writers.client
  WHERE writers.device = ?`;

/** Adds to what is held of a log, together with what it touches. */
function noteRange(sql: SqlStorage, { device, epoch }: LogRef, { first, next }: LogRange): void {
  const touching = 'FROM log_ranges WHERE device = ? AND epoch = ? AND (next = ? OR first = ?)';
  const ends = sql
    .exec<LogRange & Record<string, number>>(
      `SELECT first, next ${touching}`,
      device,
      epoch,
      first,
      next,
    )
    .toArray();
  sql.exec(`DELETE ${touching}`, device, epoch, first, next);
  sql.exec(
    'INSERT INTO log_ranges (device, epoch, first, next) VALUES (?, ?, ?, ?)',
    device,
    epoch,
    Math.min(first, ...ends.map((end) => end.first)),
    Math.max(next, ...ends.map((end) => end.next)),
  );
}

/** Up to version 2 of the wire a log was held as one range. */
function carryOver(sql: SqlStorage): void {
  if (sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'logs'").toArray().length === 0) return;
  sql.exec('INSERT INTO log_ranges SELECT device, epoch, first, next FROM logs');
  sql.exec('DROP TABLE logs');
}
