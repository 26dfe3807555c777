import { write, type Core, type Memory } from '../core.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { entriesOfClosed, packSegment } from './segments.ts';
import { mentionsOf, spansAfter } from './spans.ts';

/** Notes what the closed dates of an earlier version speak of; their rows are then to follow anew. */
export async function indexDays(core: Core, memory: Memory): Promise<void> {
  const { database } = core.ports;
  const dates = ((await readDevice(database, 'toIndex')) ?? []).toSorted();
  if (dates.length === 0) return;
  for (const date of dates) {
    const entries = (await entriesOfClosed(database, memory.identity.store, date)) ?? [];
    const spans = await spansAfter(database, date, mentionsOf(entries));
    await write(core, { segments: [await packSegment(date, 0, entries)], spans }, 'relaxed');
  }
  const device = [deviceRow('toFold', dates), deviceRow('toIndex', [])];
  await write(core, { device }, 'relaxed');
}
