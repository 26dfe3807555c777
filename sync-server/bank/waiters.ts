/** Requests that wait in memory for what devices give back. */
export interface Waiters {
  /** Resolves at the next `wake`, or after `ms`. */
  next(ms: number): Promise<void>;
  wake(): void;
}

export function createWaiters(): Waiters {
  let waiting: (() => void)[] = [];
  return {
    async next(ms) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        setTimeout(resolve, ms);
      });
    },
    wake() {
      const woken = waiting;
      waiting = [];
      for (const resume of woken) resume();
    },
  };
}
