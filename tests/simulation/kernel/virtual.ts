import { instant, type Instant } from '#domain/kernel/instant.ts';
import { createRandom } from './random.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { standInCrypto } from './stand-in-crypto.ts';
import { StandInCompression, StandInDecompression } from './stand-in-gzip.ts';

const realImmediate = globalThis.setImmediate;
const FOREVER = instant(Number.MAX_SAFE_INTEGER);

/**
 * Runs a whole program in virtual time: timers, tasks, the clock, randomness, hashing and gzip of
 * this process are made to follow from the seed alone, so that the same program has the same run
 * twice. Time stands still while anything runs, and jumps to the next timer when nothing does.
 *
 * @throws what `work` throws; or that it waits for what will never come.
 */
export async function inVirtualTime<Value>(
  seed: number,
  start: Instant,
  work: (scheduler: Scheduler) => Promise<Value>,
): Promise<Value> {
  const scheduler = createScheduler(start);
  const random = createRandom(seed);
  const restore = surroundWith(scheduler, standInCrypto(random));
  let isOver = false;
  const done = work(scheduler).finally(() => {
    isOver = true;
  });
  // Told of in the end; until then nobody may call it unhandled.
  done.catch(() => undefined);
  try {
    for (;;) {
      // All that was promised is kept before the next task, as in any event loop.
      await new Promise((resolve) => {
        realImmediate(resolve);
      });
      if (isOver) return await done;
      if (!scheduler.step(FOREVER)) throw new Error('everybody waits for what will never come');
    }
  } finally {
    restore();
  }
}

function surroundWith(scheduler: Scheduler, crypto: Crypto): () => void {
  const cancels = new Map<number, () => void>();
  let timers = 0;
  const after = (ms: number, task: () => void): Handle => {
    timers += 1;
    cancels.set(timers, scheduler.after(ms, task));
    return handleOf(timers);
  };
  const surroundings = {
    setTimeout: (task: () => void, ms = 0) => after(ms, task),
    clearTimeout: (timer: Handle | undefined) => cancels.get(timer?.id ?? 0)?.(),
    setImmediate: (task: (value?: unknown) => void, value?: unknown) => after(0, () => task(value)),
    crypto,
    CompressionStream: StandInCompression,
    DecompressionStream: StandInDecompression,
  };
  const before = Object.keys(surroundings).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  const dateNow = Date.now;
  for (const [name, value] of Object.entries(surroundings)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  Date.now = () => scheduler.now();
  return () => {
    Date.now = dateNow;
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    }
  };
}

/** A timer as Node gives it, as far as anybody here uses one. */
interface Handle {
  readonly id: number;
  readonly unref: () => Handle;
}

const handleOf = (id: number): Handle => {
  const timer: Handle = { id, unref: () => timer };
  return timer;
};
