import type { Random } from '../kernel/random.ts';
import type { Scheduler } from '../kernel/scheduler.ts';

/** One transaction: what it does to memory, and how memory is without it. */
interface Change {
  readonly apply: () => void;
  readonly undo: () => void;
}

/**
 * A disk as browsers have them: what was written is seen at once, and is on the plate later. Writes
 * reach the plate in order, so a crash keeps those before some point and loses those after it.
 */
export interface Disk {
  /**
   * Writes, and calls back when that may be relied upon: `strict` when it is on the plate, `relaxed`
   * at once.
   *
   * @returns false where the disk is full; then nothing was written.
   */
  readonly write: (change: Change, durability: Durability, done?: () => void) => boolean;
  /** The power goes: some of what was not on the plate is lost, and nobody is called back. */
  readonly crash: () => void;
  /** All that was written is on the plate. */
  readonly sync: () => void;
  /** The next writes are refused. */
  readonly refuse: (writes: number) => void;
}

export type Durability = 'strict' | 'relaxed';

/** How long a strict write takes at most, and after how long at most a relaxed one is written, ms. */
const STRICT_MS = 40;
const RELAXED_MS = 5_000;

export function createDisk(scheduler: Scheduler, random: Random): Disk {
  let pending: Change[] = [];
  let life = 0;
  let refusals = 0;
  const settleThrough = (change: Change): void => {
    pending = pending.slice(pending.indexOf(change) + 1);
  };
  return {
    write(change, durability, done = () => undefined) {
      if (refusals > 0) {
        refusals -= 1;
        return false;
      }
      change.apply();
      pending.push(change);
      const ofLife = life;
      const whenAlive = (task: () => void) => () => (life === ofLife ? task() : undefined);
      const isStrict = durability === 'strict';
      const ms = random.between(1, isStrict ? STRICT_MS : RELAXED_MS);
      scheduler.after(
        ms,
        whenAlive(() => {
          if (pending.includes(change)) settleThrough(change);
          if (isStrict) done();
        }),
      );
      if (!isStrict) scheduler.after(0, whenAlive(done));
      return true;
    },
    crash() {
      life += 1;
      const kept = random.between(0, pending.length);
      for (const change of pending.slice(kept).toReversed()) change.undo();
      pending = [];
    },
    sync() {
      pending = [];
    },
    refuse(writes) {
      refusals = writes;
    },
  };
}
