import { write, type Core, type Memory } from '../core.ts';
import { deviceRow } from '../device-rows.ts';

/**
 * Writes down that this tablet is for trading alone, or no longer, as a new token said (HUB-32). What
 * it had changed of the chain's register and not sent stays on it, and is told as unsent.
 */
export async function noteScope(core: Core, tillOnly: boolean): Promise<void> {
  const isNews = ({ identity }: Memory): boolean => (identity.tillOnly === true) !== tillOnly;
  // Nearly always it is none, and whoever asks for a token waits for nothing.
  if (!core.memory || !isNews(core.memory)) return;
  await core.exclusive(async () => {
    const { memory } = core;
    if (!memory || !isNews(memory)) return;
    const { tillOnly: _, ...rest } = memory.identity;
    const identity = { ...rest, ...(tillOnly ? { tillOnly } : {}) };
    try {
      await write(core, { device: [deviceRow('identity', identity)] }, 'strict');
    } catch {
      // A disk that refuses: the next token says it again.
      return;
    }
    memory.identity = identity;
    core.status.set({ identity });
  });
}
