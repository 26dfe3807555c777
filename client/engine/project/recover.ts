import type { Core, Memory } from '../core.ts';
import { load } from './load.ts';

/**
 * After a transaction that failed: the documents and books in memory hold what the disk doesn't, so
 * they are dropped and loaded again. The status says so until a write succeeds.
 */
export async function recover(core: Core, cause: unknown): Promise<string> {
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  core.memory = null;
  if (core.isSuperseded) return message;
  core.status.set({ storageError: message });
  try {
    await load(core);
  } catch {
    // The disk doesn't even read: memory stays away, and the next command tries to load again.
    return message;
  }
  core.onReload();
  return message;
}

/** The engine's memory, loaded again if an earlier failure took it away; null before first run. */
export async function readyMemory(core: Core): Promise<Memory | null> {
  if (core.isSuperseded) return null;
  if (!core.memory && core.status.get().storageError !== null) {
    await load(core);
    core.onReload();
  }
  return core.memory;
}
