import { logName, type LogRef } from '#domain/journal/entry.ts';
import { clientRuns } from '#sync-server/documents/structure.ts';
import type { Admitted, GateView, LogRange, Place } from './gate.ts';

/** A document as it will be when what was let in, and is not committed yet, is. */
export interface Overlay {
  readonly view: GateView;
  /** Lays what was let in over the view, so that what follows it is let in too. */
  lay(admitted: Admitted): void;
}

export function createOverlay(below: GateView): Overlay {
  const clocks = new Map<number, number>();
  const tails = new Map<string, Place>();
  const ranges = new Map<string, LogRange>();
  const of = <Held>(held: ReadonlyMap<string, Held>, log: LogRef): Held | undefined =>
    held.get(logName(log));
  return {
    view: {
      ...below,
      clock: (client) => clocks.get(client) ?? below.clock(client),
      tail: (log) => of(tails, log) ?? below.tail(log),
      range: (log) => of(ranges, log) ?? below.range(log),
    },
    lay({ structure, appends }) {
      for (const [client, { to }] of clientRuns(structure)) clocks.set(client, to);
      for (const { log, tail, range } of appends) {
        tails.set(logName(log), tail);
        ranges.set(logName(log), range);
      }
    },
  };
}
