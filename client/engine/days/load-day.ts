import { journalDoc } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { write, type Core, type Memory } from '../core.ts';
import { foldDay } from './fold-day.ts';
import { createPast } from './past.ts';

/** Tabs that a closed date speaks of, from its segment; null when the date isn't on this tablet. */
export async function loadDay(core: Core, date: BusinessDate): Promise<readonly TabState[] | null> {
  const { memory } = core;
  if (!memory) return null;
  const past = createPast(core.ports.database, memory.identity.store, memory.books);
  const entries = await past.entriesOf(date);
  const day = entries ? await foldDay(past, entries) : null;
  if (past.broken.size === 0) return day?.tabs ?? null;
  await core.exclusive(() => fetchBroken(core, memory, past.broken));
  core.onReload();
  return null;
}

/**
 * Has dates whose segments are broken fetched again, by the next connection: of what was noted of
 * their documents only how much is this tablet's own stays. The broken bytes stay until then. Call
 * within the mutex.
 */
export async function fetchBroken(
  core: Core,
  memory: Memory,
  broken: ReadonlySet<BusinessDate>,
): Promise<void> {
  if (broken.size === 0) return;
  const docs = [...broken].map((date) => journalDoc(memory.identity.store, date));
  const { quarantined } = core.status.get();
  core.status.set({ quarantined: [...new Set([...quarantined, ...docs])] });
  const rows = await core.ports.database.docs.where('doc').anyOf(docs).toArray();
  await write(core, { docs: rows.map((row) => ({ ...row, epoch: '', since: 0 })) }, 'relaxed');
}
