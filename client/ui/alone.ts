/**
 * Gives what runs each thing once at a time: one that is asked for while it is under way, as by a
 * second Enter of somebody who sees nothing happen yet, isn't begun again and comes to null.
 */
export function makeAlone(): <Value>(
  what: string,
  task: () => Promise<Value>,
) => Promise<Value | null> {
  const running = new Set<string>();
  return async (what, task) => {
    if (running.has(what)) return null;
    running.add(what);
    try {
      return await task();
    } finally {
      running.delete(what);
    }
  };
}
