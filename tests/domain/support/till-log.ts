import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import { entryId } from '#domain/journal/entry.ts';
import { businessDateOf, type BusinessDate, type DayClock } from '#domain/kernel/business-date.ts';
import { id, type DeviceId, type StaffId, type StoreId } from '#domain/kernel/ids.ts';
import { instantFromIso, type Instant } from '#domain/kernel/instant.ts';
import type { Result } from '#domain/kernel/result.ts';

export const start = instantFromIso('2026-11-20T12:00:00+08:00');
const CLOCK: DayClock = { timeZone: 'Asia/Shanghai', closeoutMinute: 480 };

/** The business date of an instant, in most stores here or by a store's own clock. */
export const dateAt = (at: Instant, clock = CLOCK): BusinessDate => businessDateOf(at, clock);

let drawn = 0;
/** Ids that differ; nothing depends on what they are. */
export const random = (count: number): Uint8Array => {
  drawn += 1;
  return Uint8Array.from({ length: count }, (_, index) => (drawn / 32 ** index) % 32);
};

/** A till's own log of facts about members. */
export interface TillLog {
  readonly device: DeviceId;
  readonly store: StoreId;
  readonly log: Recorded<TillFact>[];
  /** Where its store's day turns, if not where most do. */
  clock?: DayClock;
}

/** The clock in hand. */
interface Timed {
  readonly now: Instant;
}

/** Writes facts into a till's log. */
export const record = (
  { now }: Timed,
  till: TillLog,
  facts: readonly TillFact[],
): readonly Recorded<TillFact>[] =>
  facts.map((fact) => {
    const seq = till.log.length;
    const log = { device: till.device, epoch: 0 };
    const entry: Recorded<TillFact> = {
      ...log,
      store: till.store,
      date: dateAt(now, till.clock),
      seq,
      clock: { ms: now, count: seq },
      at: now,
      actor: id<StaffId>(`staff-${till.device}`),
      id: entryId(log, seq),
      fact,
    };
    till.log.push(entry);
    return entry;
  });

/** Records what a decision came to. @returns the refusal's code, or null. */
export function tried(
  at: Timed,
  till: TillLog,
  decision: Result<readonly TillFact[], Refusal>,
): string | null {
  if (!decision.ok) return decision.error.code;
  record(at, till, decision.value);
  return null;
}

/** The same for what must not be refused. @throws where it is. */
export function must(
  at: Timed,
  till: TillLog,
  decision: Result<readonly TillFact[], Refusal>,
): readonly Recorded<TillFact>[] {
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.error)}`);
  return record(at, till, decision.value);
}
