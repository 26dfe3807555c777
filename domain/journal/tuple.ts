import { isBusinessDate, type BusinessDate } from '../kernel/business-date.ts';
import { isId, type StaffId, type StoreId } from '../kernel/ids.ts';
import { instant, type Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { entryId, isKnown, type AnyEntry, type Envelope, type LogRef } from './entry.ts';
import { FACT_VERSIONS, isFactType, type Fact } from './facts.ts';

/**
 * An entry as it lies in the journal's arrays and on the wire:
 * `[seq, clockMs, clockCount, at − clockMs, actor, type, version, body]`.
 *
 * Store and business date are the document's, device and epoch the array's; nothing is said twice.
 */
export type EntryTuple = readonly [
  seq: number,
  clockMs: number,
  clockCount: number,
  atDelta: number,
  actor: string,
  type: string,
  version: number,
  body: unknown,
];

/** Where a tuple was found. */
export interface TuplePlace {
  readonly store: StoreId;
  readonly date: BusinessDate;
  readonly log: LogRef;
}

export function toTuple(entry: AnyEntry): EntryTuple {
  const { seq, clock, at, actor } = entry;
  const head = [seq, clock.ms, clock.count, at - clock.ms, actor] as const;
  if (!isKnown(entry)) {
    const [type = '', version = '1'] = entry.unknownType.split('@');
    return [...head, type, Number(version), entry.body];
  }
  const { type, ...body } = entry.fact;
  return [...head, type, FACT_VERSIONS[type], body];
}

/**
 * Reads a tuple back. One of an unknown type or a newer version becomes an {@link AnyEntry} that
 * folds set aside and {@link toTuple} gives back unchanged.
 *
 * @returns why the tuple is no entry at all, in words for a log.
 */
export function fromTuple(value: unknown, place: TuplePlace): Result<AnyEntry, string> {
  if (!Array.isArray(value) || value.length !== 8) return err('not a tuple of 8');
  const [seq, clockMs, clockCount, atDelta, actor, type, version, body] = value as unknown[];
  if (!isCount(seq)) return err('seq is not a whole number ≥ 0');
  if (!isCount(clockMs) || !isCount(clockCount)) return err('the clock is not a reading');
  if (!Number.isSafeInteger(atDelta)) return err('the instant is not a whole number');
  if (typeof actor !== 'string' || !isId(actor)) return err('the actor is not an id');
  if (typeof type !== 'string' || !/^[A-Za-z]{1,60}$/u.test(type)) return err('no type');
  if (!isCount(version)) return err('no version');
  if (!isBusinessDate(place.date)) return err('no business date');
  const envelope: Envelope = {
    store: place.store,
    date: place.date,
    device: place.log.device,
    epoch: place.log.epoch,
    seq,
    clock: { ms: instant(clockMs), count: clockCount },
    at: (clockMs + (atDelta as number)) as Instant,
    actor: actor as StaffId,
  };
  const id = entryId(place.log, seq);
  if (!isFactType(type) || version > FACT_VERSIONS[type]) {
    return ok({ ...envelope, id, unknownType: `${type}@${version}`, body });
  }
  if (typeof body !== 'object' || body === null) return err('the body is not an object');
  return ok({ ...envelope, id, fact: { ...body, type } as Fact });
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
