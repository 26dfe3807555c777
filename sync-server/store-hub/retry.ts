const FIRST_MS = 1_000;
const MOST_MS = 60_000;

/** Tries again after a second, then after twice as long each time, up to a minute. */
export interface Retry {
  later(): void;
  worked(): void;
}

export function createRetry(wakeAt: (at: number) => void): Retry {
  let failures = 0;
  return {
    later() {
      wakeAt(Date.now() + Math.min(FIRST_MS * 2 ** failures, MOST_MS));
      failures += 1;
    },
    worked() {
      failures = 0;
    },
  };
}
