import { logName } from '#domain/journal/entry.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import type { QuarantineReason, QuarantinedEntries } from '#domain/wire/api.ts';
import type { LogAppend } from './gate.ts';

/** Bytes of one tablet that are kept; beyond them it is only counted that there was more. */
const MOST_BYTES = 8_000_000;

/** What a tablet sent that did not enter the journal, and why. */
export interface Suspect {
  readonly device: DeviceId;
  readonly doc: string;
  readonly reason: QuarantineReason;
  readonly appends: readonly Pick<LogAppend, 'log' | 'tuples'>[];
  readonly bytes: Uint8Array;
  readonly at: number;
  /** Of a fork: the signed heads of both branches, where each has one. */
  readonly heads?: QuarantinedEntries['heads'];
}

/**
 * What failed the chain, the signature or the cut: kept with its bytes, told to head office and the
 * store, never part of the journal.
 */
export interface Quarantine {
  /** The same bytes again, as a tablet offers them each minute, are kept once. */
  add(suspect: Suspect): void;
  all(): readonly QuarantinedEntries[];
}

export const createQuarantine = (sql: SqlStorage): Quarantine => ({
  add({ device, doc, reason, appends, bytes, at, heads }) {
    const known = 'SELECT 1 FROM quarantine WHERE device = ? AND doc = ? AND bytes = ?';
    if (sql.exec(known, device, doc, bytes).toArray().length > 0) return;
    const held = sql
      .exec<{ size: number | null }>(
        'SELECT sum(length(bytes)) AS size FROM quarantine WHERE device = ?',
        device,
      )
      .one();
    if ((held.size ?? 0) + bytes.byteLength > MOST_BYTES) return;
    const first = appends[0];
    const summary: Omit<QuarantinedEntries, 'id' | 'device' | 'at'> = {
      doc,
      log: first ? logName(first.log) : '',
      firstSeq: first?.tuples[0]?.[0] ?? 0,
      entries: appends.reduce((sum, { tuples }) => sum + tuples.length, 0),
      facts: appends.flatMap(({ tuples }) =>
        tuples.slice(0, FACTS_SHOWN).map(([seq, clockMs, , atDelta, actor, type]) => ({
          seq,
          type,
          actor,
          at: clockMs + atDelta,
        })),
      ),
      reason,
      heads: heads ?? null,
    };
    sql.exec(
      'INSERT INTO quarantine (device, doc, at, summary, bytes) VALUES (?, ?, ?, ?, ?)',
      device,
      doc,
      at,
      JSON.stringify(summary),
      bytes,
    );
  },
  all: () =>
    sql
      .exec<{ id: number; device: string; at: number; summary: string }>(
        'SELECT id, device, at, summary FROM quarantine ORDER BY id DESC LIMIT 200',
      )
      .toArray()
      .map(({ id, device, at, summary }) => ({
        id,
        // Written by add alone, from a session's device.
        device: device as DeviceId,
        at,
        ...(JSON.parse(summary) as Omit<QuarantinedEntries, 'id' | 'device' | 'at'>),
      })),
});

/** Facts of one update that people are shown; all of them lie in its bytes. */
const FACTS_SHOWN = 20;
