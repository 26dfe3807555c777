import { entryId, logName, type Entry } from '#domain/journal/entry.ts';
import type { Fact } from '#domain/journal/facts.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { tick } from '#domain/kernel/clock.ts';
import type { StaffId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { appendTuples, type OpenDay } from './documents.ts';
import { numbersOn, type OwnLog } from './own-log.ts';

export interface Appended {
  readonly entries: readonly Entry[];
  /** The Yjs update that holds exactly these entries. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly log: OwnLog;
}

/**
 * Puts facts into this device's array of the day's document, in memory. The caller commits `bytes`,
 * `log` and the rows in one transaction, or drops the document when that fails.
 */
export function appendFacts(
  day: OpenDay,
  log: OwnLog,
  facts: readonly Fact[],
  who: { readonly actor: StaffId; readonly at: Instant },
): Appended {
  let { next, clock } = log;
  const entries = facts.map((fact): Entry => {
    clock = tick(clock, who.at);
    const entry: Entry = {
      id: entryId(log, next),
      store: day.store,
      date: day.date,
      device: log.device,
      epoch: log.epoch,
      seq: next,
      clock,
      at: who.at,
      actor: who.actor,
      fact,
    };
    next += 1;
    return entry;
  });
  const bytes = appendTuples(day, logName(log), entries.map(toTuple));
  const heads = day.date in log.heads ? log.heads : { ...log.heads, [day.date]: log.head };
  return {
    entries,
    bytes,
    log: {
      ...log,
      next,
      clock,
      heads,
      unsealedIn: day.date,
      numbers: countNumbers(log, day.date, facts),
    },
  };
}

function countNumbers(log: OwnLog, date: BusinessDate, facts: readonly Fact[]): OwnLog['numbers'] {
  // Facts are stamped with the open business date; a seal of yesterday gives no numbers.
  if (facts.every((fact) => fact.type === 'LogSealed')) return log.numbers;
  const last = numbersOn(log, date);
  const orders = facts.filter((fact) => fact.type === 'OrderSent').length;
  const receipts = facts.filter((fact) => fact.type === 'TabSettled').length;
  const prints = facts.filter((fact) => fact.type === 'PrintRequested').length;
  return {
    date,
    order: last.order + orders,
    receipt: last.receipt + receipts,
    print: last.print + prints,
  };
}
