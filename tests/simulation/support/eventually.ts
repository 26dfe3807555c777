const LOOK_MS = 5_000;

/** Looks again every few seconds, by the clock that timers go by, until it holds. @throws why it doesn't. */
export async function eventually(check: () => Promise<void>, patienceMs: number): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += LOOK_MS) {
    try {
      return await check();
    } catch (cause) {
      if (waitedMs >= patienceMs) throw cause;
    }
    await new Promise((done) => {
      setTimeout(done, LOOK_MS);
    });
  }
}
