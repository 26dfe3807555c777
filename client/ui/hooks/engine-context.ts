import { createContext, useContext } from 'react';

import type { EngineApi, EngineStatus } from '#client/engine/api.ts';
import type { Database } from '#client/engine/database.ts';
import { assert } from '#domain/kernel/assert.ts';

/** What the screens get of the engine. `db` is for reading alone: every write is a command. */
export interface EngineHandle {
  readonly engine: EngineApi;
  readonly status: EngineStatus;
  readonly db: Database;
}

/** Filled by `app/`; screens use {@link useEngine}, {@link useStatus} and {@link useDb}. */
export const EngineContext = createContext<EngineHandle | null>(null);

function useHandle(): EngineHandle {
  const handle = useContext(EngineContext);
  assert(handle !== null, 'the engine is used outside of its provider');
  return handle;
}

/** The engine in its worker. */
export const useEngine = (): EngineApi => useHandle().engine;

/** The status line's facts; redraws at every change. */
export const useStatus = (): EngineStatus => useHandle().status;

/** The tablet's tables, for `useLiveQuery`. Reading only. */
export const useDb = (): Database => useHandle().db;
