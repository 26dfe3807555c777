import { logName, type LogRef } from '../journal/entry.ts';

/** Which places of each log are held, as ranges `[first, last]`, apart and in order. */
export type HeldRanges = Readonly<Record<string, readonly (readonly [number, number])[]>>;

/** Remembers which entries were seen, in a few numbers a log, however long the logs grow. */
export interface Held {
  has(log: LogRef, seq: number): boolean;
  /** @returns false when it was held already. */
  add(log: LogRef, seq: number): boolean;
  ranges(): HeldRanges;
}

type Range = [number, number];

export function createHeld(from: HeldRanges = {}): Held {
  const logs = new Map<string, Range[]>();
  for (const [name, ranges] of Object.entries(from)) {
    logs.set(
      name,
      ranges.map(([first, last]): Range => [first, last]),
    );
  }
  return {
    has(log, seq) {
      const ranges = logs.get(logName(log));
      if (!ranges) return false;
      const range = ranges[lastAtOrBefore(ranges, seq)];
      return range !== undefined && seq <= range[1];
    },
    add(log, seq) {
      const name = logName(log);
      const ranges = logs.get(name);
      if (ranges) return insert(ranges, seq);
      logs.set(name, [[seq, seq]]);
      return true;
    },
    ranges: () =>
      Object.fromEntries(
        [...logs].map(([name, ranges]) => [name, ranges.map(([a, b]) => [a, b] as const)]),
      ),
  };
}

/** Index of the last range that begins at or before `seq`; −1 for none. */
function lastAtOrBefore(ranges: readonly Range[], seq: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.[0] ?? Number.POSITIVE_INFINITY) <= seq) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function insert(ranges: Range[], seq: number): boolean {
  const index = lastAtOrBefore(ranges, seq);
  const before = ranges[index];
  const after = ranges[index + 1];
  if (before && seq <= before[1]) return false;
  const joinsBefore = before?.[1] === seq - 1;
  const joinsAfter = after?.[0] === seq + 1;
  if (before && joinsBefore) {
    before[1] = after && joinsAfter ? after[1] : seq;
    if (joinsAfter) ranges.splice(index + 1, 1);
  } else if (after && joinsAfter) {
    after[0] = seq;
  } else {
    ranges.splice(index + 1, 0, [seq, seq]);
  }
  return true;
}
