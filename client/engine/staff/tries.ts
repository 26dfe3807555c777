import type { StaffId } from '#domain/kernel/ids.ts';
import { MINUTE_MS } from '#domain/kernel/instant.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { SignInRefusal } from '../api.ts';
import { write, type Core, type Memory } from '../core.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { isPin } from './pin.ts';

/** Wrong PINs in a row of each person, and until when (device clock, ms) no more are looked at. */
export type PinTries = Readonly<
  Record<string, { readonly wrong: number; readonly lockedUntil: number }>
>;

/** Wrong tries that cost nothing; each further one locks, for twice as long as the one before. */
export const FREE_TRIES = 5;
const FIRST_LOCK_MS = MINUTE_MS;
const LONGEST_LOCK_MS = 60 * MINUTE_MS;

/** How long the `wrong`th wrong try in a row locks, ms. */
export const lockMs = (wrong: number): number =>
  wrong < FREE_TRIES
    ? 0
    : Math.min(FIRST_LOCK_MS * 2 ** Math.min(wrong - FREE_TRIES, 10), LONGEST_LOCK_MS);

/**
 * Whether `pin` is this person's. A wrong try is on the disk before it is told, so that neither a
 * reload nor a restart gives more of them. Call within the mutex.
 */
export async function tryPin(
  core: Core,
  memory: Memory,
  staff: StaffId,
  pin: string,
): Promise<Result<void, SignInRefusal>> {
  const person = memory.registers?.staff.get(staff);
  if (!person || person.retired) return err({ code: 'unknownStaff' });
  if (!person.pin) return err({ code: 'noPin' });
  const { database, subtle, now } = core.ports;
  const tries = (await readDevice(database, 'pinTries')) ?? {};
  const { wrong, lockedUntil } = tries[staff] ?? { wrong: 0, lockedUntil: 0 };
  const at = now();
  // A clock put back must not lock for longer than the lock was.
  if (lockedUntil > at && lockedUntil - at <= LONGEST_LOCK_MS) {
    return err({ code: 'locked', until: lockedUntil });
  }
  const key = (await readDevice(database, 'pinKey')) ?? null;
  if (await isPin(subtle, pin, person.pin, key)) {
    if (wrong > 0) await remember(core, { ...tries, [staff]: { wrong: 0, lockedUntil: 0 } });
    return ok(undefined);
  }
  const until = lockMs(wrong + 1) === 0 ? 0 : at + lockMs(wrong + 1);
  await remember(core, { ...tries, [staff]: { wrong: wrong + 1, lockedUntil: until } });
  return until > 0
    ? err({ code: 'locked', until })
    : err({ code: 'wrongPin', triesLeft: FREE_TRIES - wrong - 1 });
}

const remember = (core: Core, tries: PinTries): Promise<void> =>
  write(core, { device: [deviceRow('pinTries', tries)] }, 'strict');
