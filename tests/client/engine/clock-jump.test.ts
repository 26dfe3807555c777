import { expect, it, vi } from 'vitest';

import { createEngine } from '#client/engine/engine.ts';
import { HOUR_MS, instant } from '#domain/kernel/instant.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';
import { manager } from '#tests/domain/support/store.ts';

import { createDisk } from './support/disk.ts';
import { offlinePorts, seed } from './support/tablet.ts';

/** How often the engine looks at its clock, ms. */
const WATCH_MS = 15_000;

it("[ENG-19] a jump of the device's clock makes a new connection, which tells the time anew", async () => {
  const { database, relaxed } = createDisk().open();
  await seed(database, 'd1', manager);
  let clock = clockTime('17:10');
  const timers = new Set<{ readonly ms: number; readonly task: () => void }>();
  let sockets = 0;
  const engine = createEngine({
    ...offlinePorts(),
    database,
    relaxed,
    now: () => clock,
    after(ms, task) {
      const timer = { ms, task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    fetch: (path) =>
      Promise.resolve(
        Response.json(
          path === '/api/challenges' ? { nonce: 'n' } : { token: 't', expiresAt: 9e15 },
        ),
      ),
    openSocket() {
      sockets += 1;
      return { send: () => undefined, close: () => undefined };
    },
  });
  const look = (passedMs: number): void => {
    clock = instant(clock + passedMs);
    for (const timer of [...timers].filter(({ ms }) => ms === WATCH_MS)) {
      timers.delete(timer);
      timer.task();
    }
  };
  await vi.waitFor(() => expect(sockets).toBe(1));
  look(WATCH_MS);
  look(60_000);
  expect(sockets).toBe(1);
  look(3 * HOUR_MS);
  await vi.waitFor(() => expect(sockets).toBe(2));
  look(-2 * HOUR_MS);
  await vi.waitFor(() => expect(sockets).toBe(3));
  engine.stop();
});
