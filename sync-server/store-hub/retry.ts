const FIRST_MS = 1_000;
const MOST_MS = 60_000;

/** Tells others, who may be away, and never forgets that it has to. */
export interface Retry {
  /**
   * Does it; where it throws, an alarm stands after a second, then after twice as long each time, up
   * to a minute. One stands from the beginning: a process that ends meanwhile leaves nothing undone.
   */
  attempt(act: () => Promise<void>): Promise<void>;
}

/** @param wakeAt sets the alarm, ms since 1970; an earlier one stays. */
export function createRetry(wakeAt: (at: number) => void): Retry {
  let failures = 0;
  return {
    async attempt(act) {
      wakeAt(Date.now() + MOST_MS);
      try {
        await act();
        failures = 0;
      } catch {
        wakeAt(Date.now() + Math.min(FIRST_MS * 2 ** failures, MOST_MS));
        failures += 1;
      }
    },
  };
}
