import type { Scheduler } from '../kernel/scheduler.ts';
import type { Line } from './line.ts';

/** A list that one machine brings another over a line, in pieces, until both have it. */
interface FeedEnds {
  readonly line: Line;
  /** How long the list is at its source. */
  readonly head: () => number;
  /** How much of it the other end has on its disk: what it says when a connection begins. */
  readonly cursor: () => number;
  /**
   * Takes a piece at the other end. Calls `taken` with the new cursor when it is on its disk; not at
   * all where it can't be taken.
   */
  readonly deliver: (from: number, to: number, taken: (cursor: number) => void) => void;
}

/** Without an answer for so long a piece is sent again, ms. */
const AGAIN_MS = 1_500;
const MOST_AT_ONCE = 64;

/** @returns what is called when the list has grown. */
export function createFeed(scheduler: Scheduler, ends: FeedEnds): () => void {
  const { line, head, cursor, deliver } = ends;
  let known = 0;
  let onTheWay = 0;
  let sent = 0;
  const pump = (): void => {
    if (onTheWay > 0 || !line.isUp() || known >= head()) return;
    sent += 1;
    const own = sent;
    onTheWay = own;
    const from = known;
    const to = Math.min(head(), from + MOST_AT_ONCE);
    const ended = (): void => {
      if (onTheWay === own) onTheWay = 0;
    };
    line.send(() => {
      deliver(from, to, (next) => {
        line.send(() => {
          known = Math.max(known, next);
          ended();
          pump();
        });
      });
    });
    scheduler.after(AGAIN_MS, () => {
      if (onTheWay !== own) return;
      ended();
      pump();
    });
  };
  line.onUp(() => {
    known = cursor();
    onTheWay = 0;
    pump();
  });
  return pump;
}
