import type { EngineStatus } from './api.ts';

export interface StatusBoard {
  readonly get: () => EngineStatus;
  readonly set: (change: Partial<EngineStatus>) => void;
  /** Calls back at once and at every change; returns what ends it. */
  readonly watch: (callback: (status: EngineStatus) => void) => () => void;
}

/** What is said before anything is known. */
export const START: EngineStatus = {
  identity: null,
  date: null,
  staff: null,
  link: 'offline',
  lastContactAt: 0,
  offlineSince: 0,
  unsent: 0,
  oldestUnsentAt: 0,
  clockOffsetMs: null,
  clockCorrectionMs: 0,
  storage: { persisted: false, usageBytes: 0, quotaBytes: 0 },
  storageError: null,
  unknownEntries: 0,
  quarantined: [],
  distrusted: [],
  revokedAt: 0,
  catchingUpDays: 0,
  pushRefused: null,
};

/** The one copy of the status; watchers hear a burst of changes once. */
export function createStatusBoard(): StatusBoard {
  let status = START;
  let isTelling = false;
  const watchers = new Set<(status: EngineStatus) => void>();
  const tell = (): void => {
    isTelling = false;
    for (const watcher of watchers) watcher(status);
  };
  return {
    get: () => status,
    set(change) {
      const entries = Object.entries(change) as [keyof EngineStatus, unknown][];
      if (entries.every(([key, value]) => Object.is(status[key], value))) return;
      status = { ...status, ...change };
      if (isTelling) return;
      isTelling = true;
      queueMicrotask(tell);
    },
    watch(callback) {
      watchers.add(callback);
      callback(status);
      return () => watchers.delete(callback);
    },
  };
}
