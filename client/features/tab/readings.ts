import { type Remote, wrap } from 'comlink';

import type { ReadNames } from './readings.worker.ts';

/** Readings by name; empty until the worker has answered, and for ever where it can't run. */
export type Readings = ReadonlyMap<string, readonly string[]>;

let known: Readings = new Map();
const asked = new Set<string>();
const listeners = new Set<() => void>();
let reader: Remote<ReadNames> | null = null;

export const readReadings = (): Readings => known;

export function onReadings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks for the readings of names that weren't asked for yet; they arrive by {@link onReadings}. */
export function askReadings(names: readonly string[]): void {
  const fresh = [...new Set(names)].filter((name) => !asked.has(name));
  if (fresh.length === 0) return;
  for (const name of fresh) asked.add(name);
  reader ??= wrap<ReadNames>(
    new Worker(new URL('readings.worker.ts', import.meta.url), { type: 'module' }),
  );
  void reader(fresh).then((answer) => {
    const merged = new Map(known);
    fresh.forEach((name, index) => merged.set(name, answer[index] ?? []));
    known = merged;
    for (const listener of listeners) listener();
  });
}
