import { instant, type Instant } from '#domain/kernel/instant.ts';

/** Virtual time: what happens next is what is due first; of the same instant, what was asked first. */
export interface Scheduler {
  readonly now: () => Instant;
  /** Runs `task` after `ms` of virtual time. @returns what cancels it. */
  readonly after: (ms: number, task: () => void) => () => void;
  /** Takes the next step up to an instant. @returns whether there was one. */
  readonly step: (until: Instant) => boolean;
  /** Runs all that is due up to an instant, which it is afterwards. */
  readonly runUntil: (until: Instant) => void;
  readonly steps: () => number;
}

interface Waiting {
  readonly at: number;
  readonly order: number;
  task: (() => void) | null;
}

const isBefore = (a: Waiting, b: Waiting): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);

export function createScheduler(start: Instant): Scheduler {
  const heap: Waiting[] = [];
  let now = start;
  let asked = 0;
  let steps = 0;

  const step = (until: Instant): boolean => {
    for (;;) {
      const next = heap[0];
      if (!next || next.at > until) return false;
      takeFirst(heap);
      if (!next.task) continue;
      now = instant(Math.max(now, next.at));
      steps += 1;
      next.task();
      return true;
    }
  };
  return {
    now: () => now,
    after(ms, task) {
      asked += 1;
      const waiting: Waiting = { at: now + Math.max(0, Math.ceil(ms)), order: asked, task };
      put(heap, waiting);
      return () => {
        waiting.task = null;
      };
    },
    step,
    runUntil(until) {
      while (step(until)) {
        // Each step may ask for more.
      }
      now = instant(Math.max(now, until));
    },
    steps: () => steps,
  };
}

function put(heap: Waiting[], waiting: Waiting): void {
  let place = heap.length;
  heap.push(waiting);
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap[parent];
    if (!above || !isBefore(waiting, above)) break;
    heap[place] = above;
    place = parent;
  }
  heap[place] = waiting;
}

function takeFirst(heap: Waiting[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let place = 0;
  for (;;) {
    const left = 2 * place + 1;
    const [a, b] = [heap[left], heap[left + 1]];
    const child = a && b && isBefore(b, a) ? b : a;
    if (!child || !isBefore(child, last)) break;
    heap[place] = child;
    place = child === a ? left : left + 1;
  }
  heap[place] = last;
}
