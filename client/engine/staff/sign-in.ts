import type { StaffId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { SignInRefusal } from '../api.ts';
import { write, type Core } from '../core.ts';
import { deviceRow } from '../device-rows.ts';
import { readyMemory } from '../project/recover.ts';
import { tryPin } from './tries.ts';

/** Signs somebody in by PIN, without a network. Whoever was signed in stays so when it fails. */
export const signIn = (
  core: Core,
  staff: StaffId,
  pin: string,
): Promise<Result<void, SignInRefusal>> =>
  core.exclusive(async () => {
    const memory = await readyMemory(core);
    if (!memory) return err({ code: 'unknownStaff' });
    const tried = await tryPin(core, memory, staff, pin);
    if (!tried.ok) return tried;
    // Kept, so that a tablet that restarts in mid-evening goes on where it was.
    await write(core, { device: [deviceRow('staff', staff)] }, 'relaxed');
    core.status.set({ staff });
    return ok(undefined);
  });

export const signOut = (core: Core): Promise<void> =>
  core.exclusive(async () => {
    if (core.memory) await write(core, { device: [deviceRow('staff', null)] }, 'strict');
    core.status.set({ staff: null });
  });
