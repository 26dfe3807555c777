import { useSyncExternalStore } from 'react';

import type { TillConnection, TillLock } from '#client/engine/connect.ts';

/** Which tab of this tablet is the till; redraws when it changes. */
export const useTillLock = (till: TillConnection): TillLock =>
  useSyncExternalStore(till.onLock, till.lock);
