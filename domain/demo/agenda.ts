import type { Instant } from '../kernel/instant.ts';

/** Things to do at their time. What is done may put more on the agenda, never before its own time. */
export interface Agenda {
  at(when: Instant, act: (now: Instant) => void): void;
  /**
   * Does everything up to and at `until` (null for all), earliest first; of two at one instant the
   * one put on first.
   */
  run(until: Instant | null): void;
}

interface Act {
  readonly when: Instant;
  readonly act: (now: Instant) => void;
}

export function createAgenda(): Agenda {
  // Latest first, so that the next is taken from the end.
  const acts: Act[] = [];
  return {
    at(when, act) {
      let place = acts.length;
      while (place > 0 && (acts[place - 1]?.when ?? when) <= when) place -= 1;
      acts.splice(place, 0, { when, act });
    },
    run(until) {
      for (let next = acts.pop(); next; next = acts.pop()) {
        if (until !== null && next.when > until) return;
        next.act(next.when);
      }
    },
  };
}
