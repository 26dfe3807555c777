/** Runs `work` when all that was asked for before it has ended, well or not. */
export type Exclusive = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** A queue of one: commands, remote batches and seals change the books one after the other. */
export function createMutex(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(work, work);
    last = run.catch(() => undefined);
    return run;
  };
}
