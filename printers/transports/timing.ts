/** Runs `task` once after `ms` milliseconds; returns what cancels it. */
export type After = (ms: number, task: () => void) => () => void;

/** What `promise` gave within `ms`, else null; the promise goes on. */
export async function within<Value>(
  promise: Promise<Value>,
  ms: number,
  after: After,
): Promise<Value | null> {
  let cancel = (): void => undefined;
  const late = new Promise<null>((resolve) => {
    cancel = after(ms, () => {
      resolve(null);
    });
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel();
  }
}

/** Something that can be waited for until it rings, or a time is over. */
export interface Bell {
  readonly ring: () => void;
  /** At once where it rang since the last wait. */
  readonly wait: (ms: number) => Promise<void>;
}

export function makeBell(after: After): Bell {
  let hasRung = false;
  let wake = (): void => undefined;
  return {
    ring() {
      hasRung = true;
      wake();
    },
    async wait(ms) {
      if (!hasRung) {
        const rung = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await within(rung, ms, after);
      }
      hasRung = false;
    },
  };
}

export const pause = (after: After, ms: number): Promise<void> =>
  new Promise((resolve) => {
    after(ms, resolve);
  });
