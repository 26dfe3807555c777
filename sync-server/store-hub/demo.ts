import { demoDates, demoHistory, type DemoDay } from '#domain/demo/history.ts';
import type { DemoLocale } from '#domain/demo/names/names.ts';
import { demoRegisters, type DemoRegisters } from '#domain/demo/registers.ts';
import { journalDoc, type Entry, type LogRef } from '#domain/journal/entry.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import { assert, present } from '#domain/kernel/assert.ts';
import { businessDateOf, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { DeviceId, StoreId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import * as Y from 'yjs';
import { commitJournal, gateView } from './commit-journal.ts';
import { admit } from './gate.ts';
import type { HubParts } from './parts.ts';

/** What a hub must know to make its store's past; kept until it is made. */
export interface DemoPlan {
  readonly locale: DemoLocale;
  /** ms since 1970: the past ends here, with rooms in use as they would be. */
  readonly until: number;
}

/**
 * Makes the store's past and commits it as if its tablets had pushed it, the newest day first. Run
 * again after a power cut, it commits the days that are missing.
 *
 * It gives back control after each day: all of it at once keeps a server that has other stores on the
 * same thread from answering them for seconds.
 */
export function* seedDemo(parts: HubParts, plan: DemoPlan): Generator<void, void, void> {
  const demo = demoRegisters(parts.chain, plan.locale);
  const until = instant(plan.until);
  const today = businessDateOf(until, settingsOf(demo, parts.store));
  const days: DemoDay[] = [];
  for (const day of demoHistory(demo, parts.store, [...demoDates(today), today], until)) {
    days.push(day);
    yield;
  }
  for (const day of days.toReversed()) {
    commitDay(parts, day);
    yield;
  }
}

const settingsOf = (demo: DemoRegisters, store: StoreId) =>
  present(
    demo.stores.find(({ settings }) => settings.id === store),
    `store ${store} of the demo`,
  ).settings;

function commitDay(parts: HubParts, { date, entries }: DemoDay): void {
  const logs = new Map<DeviceId, Entry[]>();
  for (const entry of entries) {
    const log = logs.get(entry.device);
    if (log) log.push(entry);
    else logs.set(entry.device, [entry]);
  }
  for (const [device, log] of logs) commitLog(parts, date, device, log);
}

function commitLog(
  parts: HubParts,
  date: BusinessDate,
  device: DeviceId,
  entries: readonly Entry[],
): void {
  const log: LogRef = { device, epoch: entries[0]?.epoch ?? 1 };
  const [first] = entries;
  const held = parts.logs.ranges(log);
  if (!first || held.some((range) => first.seq >= range.first && first.seq < range.next)) return;
  const content = new Y.Doc();
  content.getArray(`log:${log.device}:${log.epoch}`).push(entries.map(toTuple));
  const doc = parts.docs.open(journalDoc(parts.store, date));
  parts.logs.announce(doc.id, content.clientID, log);
  const update = Y.encodeStateAsUpdate(content);
  // Nobody holds these tablets, so nobody seals; the gate's other rules hold for them too.
  const admitted = admit(update, gateView(parts, doc, date, device));
  assert(admitted.ok, `the demo's own day passes the gate: ${JSON.stringify(admitted)}`);
  const { update: bytes, structure, appends } = admitted.value;
  if (!bytes) return;
  parts.storage.transactionSync(() =>
    commitJournal(parts, doc, device, { update: bytes, structure, appends }),
  );
}
