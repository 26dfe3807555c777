import { useSyncExternalStore } from 'react';

import type { EngineApi } from '#client/engine/api.ts';

/** Which tab of this tablet is the till: this one, another, or another since it took over. */
export type TillLock = 'waiting' | 'held' | 'elsewhere' | 'lost';

/** The engine of this tablet, as long as this tab holds the till. */
export interface TillConnection {
  readonly engine: EngineApi;
  readonly lock: () => TillLock;
  readonly onLock: (listener: () => void) => () => void;
  readonly takeOver: () => void;
}

export const useTillLock = (till: TillConnection): TillLock =>
  useSyncExternalStore(till.onLock, till.lock);
