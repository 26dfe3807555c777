import type { LogRef } from '#domain/journal/entry.ts';
import { CHAIN_START } from '#domain/journal/seal.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { HLC_START, type Hlc } from '#domain/kernel/clock.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';

/**
 * Where this device's log stands. Stored with every entry in the same transaction, so that it and
 * the documents can only disagree when the disk was tampered with.
 */
export interface OwnLog extends LogRef {
  /** Sequence of the next entry, from 0, going on across days. */
  readonly next: number;
  readonly clock: Hlc;
  /** The chain's head at the last seal. */
  readonly head: string;
  /** The document that holds entries after the last seal, which is written there; null for none. */
  readonly unsealedIn: BusinessDate | null;
  /** The head that each unclosed date's entries start from. */
  readonly heads: Readonly<Record<BusinessDate, string>>;
  /** Running numbers given out on `date`. */
  readonly numbers: RunningNumbers;
}

export interface RunningNumbers {
  readonly date: BusinessDate | null;
  readonly order: number;
  readonly receipt: number;
  /** Absent in a log stored before there was printing. */
  readonly print?: number;
}

/** A log's beginning; a device begins a new epoch when it can't trust what it stored of the last. */
export const newLog = (
  device: DeviceId,
  epoch: number,
  clock: Hlc = HLC_START,
  numbers: RunningNumbers = { date: null, order: 0, receipt: 0 },
): OwnLog => ({
  device,
  epoch,
  next: 0,
  clock,
  head: CHAIN_START,
  unsealedIn: null,
  heads: {},
  numbers,
});

/** The last numbers given on `date`. */
export const numbersOn = (
  log: OwnLog,
  date: BusinessDate,
): Required<Omit<RunningNumbers, 'date'>> =>
  log.numbers.date === date
    ? { ...log.numbers, print: log.numbers.print ?? 0 }
    : { order: 0, receipt: 0, print: 0 };
