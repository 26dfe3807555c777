import * as Comlink from 'comlink';
import { instant } from '#domain/kernel/instant.ts';
import type { EngineApi, EngineStatus } from './api.ts';
import type { Database } from './database.ts';
import { START } from './status.ts';
import { readStoredStatus, readUnsent } from './stored-status.ts';

/** Which tab of this tablet is the till: this one, another, or another since it took over. */
export type TillLock = 'waiting' | 'held' | 'elsewhere' | 'lost';

/** The engine of this tablet, as long as this tab holds the till. */
export interface TillConnection {
  /** Answers once this tab is the till. */
  readonly engine: EngineApi;
  readonly lock: () => TillLock;
  /** Calls back when {@link lock} changed; returns what ends it. */
  readonly onLock: (listener: () => void) => () => void;
  /** Makes this tab the till; the other is told. */
  readonly takeOver: () => void;
}

const TILL_LOCK = 'encore-till';

/**
 * Starts the engine in a worker as soon as this tab is the only till of the tablet (a Web Lock says
 * so). A tab that loses the till ends its worker at once; what it had resolved is on disk.
 *
 * @param db the tables, from which the first status comes while the worker still starts.
 * @param mayStart when the worker may be started: it and the first screen would wait for each other.
 */
export function connectEngine(db: Database, mayStart: Promise<void>): TillConnection {
  let state: TillLock = 'waiting';
  let worker: Worker | null = null;
  let giveUpWaiting = new AbortController();
  const listeners = new Set<() => void>();
  let started = Promise.withResolvers<Comlink.Remote<EngineApi>>();

  const become = (next: TillLock): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const start = (): void => {
    // Another tab may have taken the till meanwhile.
    if (state !== 'held' || worker) return;
    worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module', name: 'engine' });
    started.resolve(Comlink.wrap<EngineApi>(worker));
  };
  const hold = (): Promise<never> => {
    become('held');
    void mayStart.then(start);
    // Held until the page goes or another tab takes it.
    return new Promise(() => undefined);
  };
  const request = (options: LockOptions): void => {
    navigator.locks.request(TILL_LOCK, options, hold).catch(() => {
      if (options.signal?.aborted) return;
      worker?.terminate();
      worker = null;
      // Calls of a tab that lost the till wait until it takes it back.
      started = Promise.withResolvers();
      become('lost');
    });
  };
  const wait = (): void => {
    become('elsewhere');
    giveUpWaiting = new AbortController();
    // Should the other tab be closed, this one goes on by itself.
    request({ signal: giveUpWaiting.signal });
  };

  void navigator.locks.query().then(({ held = [] }) => {
    if (held.some(({ name }) => name === TILL_LOCK)) wait();
    else request({});
  });
  return {
    engine: overTheWire(db, () => started.promise),
    lock: () => state,
    onLock(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    takeOver() {
      giveUpWaiting.abort();
      request({ steal: true });
    },
  };
}

/** The engine's calls, each sent to the worker once there is one. */
function overTheWire(db: Database, started: () => Promise<Comlink.Remote<EngineApi>>): EngineApi {
  const here: Partial<EngineApi> = {
    onStatus: async (callback) => {
      let isTold = false;
      const tellStored = async (): Promise<void> => {
        const stored = await readFromDisk(db);
        if (stored && !isTold) callback(stored);
      };
      void tellStored();
      const remote = await started();
      const end = await remote.onStatus(
        Comlink.proxy((status) => {
          isTold = true;
          callback(status);
        }),
      );
      return () => end();
    },
    // Only a window may ask the browser; the worker then looks at what it answered.
    persistStorage: async () => {
      const isPersisted = await navigator.storage.persist();
      await (await started()).persistStorage();
      return isPersisted;
    },
  };
  return new Proxy(here as EngineApi, {
    get(_, name: keyof EngineApi) {
      const own = here[name];
      // What is awaited must not look like a promise of its own.
      if (own || (name as string) === 'then') return own;
      // Comlink gives every name a function that sends the call.
      return async (...args: readonly never[]) =>
        ((await started())[name] as (...given: readonly never[]) => unknown)(...args);
    },
  });
}

/**
 * The status that the disk tells, so that the board stands before the engine does. Null on a tablet
 * without a store, and where the disk can't be read: that is the engine's to say.
 */
async function readFromDisk(db: Database): Promise<EngineStatus | null> {
  try {
    const [stored, unsent] = await Promise.all([
      readStoredStatus(db, instant(Date.now())),
      readUnsent(db),
    ]);
    return stored.identity && { ...START, ...stored, ...unsent };
  } catch {
    return null;
  }
}
