import type { LogRef } from '../journal/entry.ts';

/** Remembers which entries were seen, in a few numbers a log, however long the logs grow. */
export interface Held {
  has(log: LogRef, seq: number): boolean;
  /** @returns false when it was held already. */
  add(log: LogRef, seq: number): boolean;
}

/** `[first, last]`; those of a log are apart and in order. */
type Range = [number, number];

export function createHeld(): Held {
  const logs = new Map<string, Map<number, Range[]>>();
  const rangesOf = ({ device, epoch }: LogRef): Range[] => {
    const epochs = logs.get(device) ?? new Map<number, Range[]>();
    const ranges = epochs.get(epoch) ?? [];
    if (!logs.has(device)) logs.set(device, epochs);
    if (!epochs.has(epoch)) epochs.set(epoch, ranges);
    return ranges;
  };
  return {
    has({ device, epoch }, seq) {
      const ranges = logs.get(device)?.get(epoch) ?? [];
      const range = ranges[lastAtOrBefore(ranges, seq)];
      return range !== undefined && seq <= range[1];
    },
    add: (log, seq) => insert(rangesOf(log), seq),
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
  const last = ranges.at(-1);
  // The next of its log, as nearly every entry is.
  if (last?.[1] === seq - 1) {
    last[1] = seq;
    return true;
  }
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
