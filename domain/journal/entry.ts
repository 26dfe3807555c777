import type { BusinessDate } from '../kernel/business-date.ts';
import { assert } from '../kernel/assert.ts';
import { compareHlc, type Hlc } from '../kernel/clock.ts';
import type { DeviceId, StaffId, StoreId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Fact } from './facts.ts';

declare const entryIdBrand: unique symbol;

/** `device.epoch.seq`: the idempotency key of a fact from end to end. */
export type EntryId = string & { readonly [entryIdBrand]: true };

/** One device's chain of entries. A device that lost its storage begins a new epoch. */
export interface LogRef {
  readonly device: DeviceId;
  readonly epoch: number;
}

/** What every fact is wrapped in (AUDIT-1). */
export interface Envelope extends LogRef {
  readonly store: StoreId;
  readonly date: BusinessDate;
  /** Place in the device's log, from 0, without gaps, going on across days. */
  readonly seq: number;
  readonly clock: Hlc;
  /**
   * When it was recorded: the device's clock, put right by the offset that the server last told. A
   * tablet that never met the server has its own clock alone.
   */
  readonly at: Instant;
  readonly actor: StaffId;
}

/** A fact of the journal, as this version of the program knows it. */
export interface Entry<Known extends Fact = Fact> extends Envelope {
  readonly id: EntryId;
  readonly fact: Known;
}

/** A fact written by a newer version: kept and passed on unchanged, set aside by every fold. */
export interface UnknownEntry extends Envelope {
  readonly id: EntryId;
  readonly unknownType: string;
  readonly body: unknown;
}

export type AnyEntry = Entry | UnknownEntry;

export const isKnown = (entry: AnyEntry): entry is Entry => 'fact' in entry;

export const entryId = (log: LogRef, seq: number): EntryId =>
  `${log.device}.${log.epoch}.${seq}` as EntryId;

/** Name of a log, as in the journal's documents: `log:<device>:<epoch>`. */
export const logName = (log: LogRef): string => `log:${log.device}:${log.epoch}`;

/** @returns null when `name` is not the name of a log. */
export function parseLogName(name: string): LogRef | null {
  const match = /^log:([0-9a-z][0-9a-z_-]*):(\d{1,9})$/u.exec(name);
  if (!match?.[1]) return null;
  return { device: match[1] as DeviceId, epoch: Number(match[2]) };
}

/**
 * Journal order: hybrid clock, then device, epoch, seq. Total over different entries, so that any
 * replica that holds the same entries folds them alike.
 */
export function compareEntries(a: AnyEntry, b: AnyEntry): number {
  return (
    compareHlc(a.clock, b.clock) ||
    (a.device < b.device ? -1 : a.device > b.device ? 1 : 0) ||
    a.epoch - b.epoch ||
    a.seq - b.seq
  );
}

/** Name of a journal document. */
export const journalDoc = (store: StoreId, date: BusinessDate): string => {
  assert(!store.includes('/'), 'a store id has no slash');
  return `journal/${store}/${date}`;
};
