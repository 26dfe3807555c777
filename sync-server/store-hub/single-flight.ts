/** Runs one at a time; calls during a run are answered by one more run after it. */
export function singleFlight(run: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | null = null;
  let again = false;
  const loop = async (): Promise<void> => {
    try {
      do {
        again = false;
        await run();
      } while (again);
    } finally {
      current = null;
    }
  };
  return () => {
    if (current) again = true;
    else current = loop();
    return current;
  };
}
