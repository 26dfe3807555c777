import type { StaffId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { SignInRefusal } from '../api.ts';
import { write, type Core } from '../core.ts';
import { deviceRow } from '../device-rows.ts';
import { readyMemory } from '../project/recover.ts';
import { tryPin } from './tries.ts';

/** How long a tablet that has just joined waits for the registers of its store, ms. */
const JOINING_MS = 10_000;

/** Signs somebody in by PIN, without a network. Whoever was signed in stays so when it fails. */
export async function signIn(
  core: Core,
  staff: StaffId,
  pin: string,
): Promise<Result<void, SignInRefusal>> {
  await registersCame(core);
  return core.exclusive(async () => {
    const memory = await readyMemory(core);
    if (!memory) return err({ code: 'unknownStaff' });
    const tried = await tryPin(core, memory, staff, pin);
    if (!tried.ok) return tried;
    // Kept, so that a tablet that restarts in mid-evening goes on where it was: never in the name, and
    // with the rights, of whoever was there before.
    await write(core, { device: [deviceRow('staff', staff)] }, 'strict');
    core.status.set({ staff });
    return ok(undefined);
  });
}

/** The chain's people are shown before the store's own register has come, which knows the day. */
function registersCame(core: Core): Promise<void> {
  if (core.memory === null || core.memory.registers !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const ends: (() => void)[] = [];
    const done = (): void => {
      resolve();
      for (const end of ends) end();
    };
    ends.push(core.ports.after(JOINING_MS, done));
    ends.push(
      core.status.watch(({ date }) => {
        if (date !== null) done();
      }),
    );
  });
}

export const signOut = (core: Core): Promise<void> =>
  core.exclusive(async () => {
    if (core.memory) await write(core, { device: [deviceRow('staff', null)] }, 'strict');
    core.status.set({ staff: null });
  });
