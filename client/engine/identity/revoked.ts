import { write, type Core } from '../core.ts';
import { deviceRow } from '../device-rows.ts';

/**
 * Writes down that the server shut this tablet out, so that it says so after a restart too. What it
 * has not sent stays, and can be exported.
 */
export async function noteRevoked(core: Core): Promise<void> {
  if (core.status.get().revokedAt > 0) return;
  const revokedAt = core.ports.now();
  core.status.set({ revokedAt });
  await core.exclusive(async () => {
    try {
      await write(core, { device: [deviceRow('revokedAt', revokedAt)] }, 'strict');
    } catch {
      // A disk that refuses: the server says it again at the next connection.
    }
  });
}
