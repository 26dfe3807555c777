import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Core } from '../core.ts';
import { countOutbox } from '../core.ts';
import { SESSION_KEY, SupersededError } from '../project/commit.ts';
import { load } from '../project/load.ts';

/**
 * Forgets the store: identity, key, documents, rows. Refused while the server lacks something that
 * this tablet did; a demo may always be left.
 */
export const leaveStore = (core: Core): Promise<Result<void, { readonly unsent: number }>> =>
  core.exclusive(async () => {
    const { database } = core.ports;
    await countOutbox(core);
    const { unsent, identity, revokedAt } = core.status.get();
    // What a tablet that was shut out holds no server will take; it was offered for export.
    if (unsent > 0 && !identity?.demo && revokedAt === 0) return err({ unsent });
    await database.transaction('rw', database.tables, async () => {
      const session = await database.device.get(SESSION_KEY);
      // A tab that lost the till has no say in what the till keeps.
      if (session && session.value !== core.session)
        throw new SupersededError('another tab is the till');
      await Promise.all(database.tables.map((table) => table.clear()));
      if (session) await database.device.put(session);
    });
    core.boards.clear();
    core.deviceKeys.clear();
    core.lost.clear();
    core.onMembers(null);
    core.status.set({
      storageError: null,
      pushRefused: null,
      quarantined: [],
      distrusted: [],
      revokedAt: 0,
      staff: null,
    });
    await load(core);
    core.onReload();
    return ok(undefined);
  });
