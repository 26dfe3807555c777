import { logName, type LogRef } from '#domain/journal/entry.ts';
import { clientRuns } from '#sync-server/documents/structure.ts';
import { rangeOf, type Admitted, type GateView, type LogRange, type Place } from './gate.ts';

/** A document as it will be when what was let in, and is not committed yet, is. */
export interface Overlay {
  readonly view: GateView;
  /** Lays what was let in over the view, so that what follows it is let in too. */
  lay(admitted: Admitted): void;
}

export function createOverlay(below: GateView): Overlay {
  const clocks = new Map<number, number>();
  const tails = new Map<string, Place>();
  const ranges = new Map<string, readonly LogRange[]>();
  const of = <Held>(held: ReadonlyMap<string, Held>, log: LogRef): Held | undefined =>
    held.get(logName(log));
  return {
    view: {
      ...below,
      clock: (client) => clocks.get(client) ?? below.clock(client),
      tail: (log) => of(tails, log) ?? below.tail(log),
      ranges: (log) => [...below.ranges(log), ...(of(ranges, log) ?? [])],
    },
    lay({ structure, appends }) {
      for (const [client, { to }] of clientRuns(structure)) clocks.set(client, to);
      for (const { log, tail, tuples } of appends) {
        const name = logName(log);
        tails.set(name, tail);
        ranges.set(name, [...(ranges.get(name) ?? []), rangeOf(tuples)]);
      }
    },
  };
}
