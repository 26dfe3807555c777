/** Looks again every second, by the clock that timers go by, until it holds. @throws why it doesn't. */
export async function eventually(check: () => Promise<void>, patienceMs: number): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += 1_000) {
    try {
      return await check();
    } catch (cause) {
      if (waitedMs >= patienceMs) throw cause;
    }
    await new Promise((done) => {
      setTimeout(done, 1_000);
    });
  }
}
