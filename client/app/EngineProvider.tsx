import { type ReactNode, useEffect, useMemo, useState } from 'react';

import type { EngineApi, EngineStatus } from '#client/engine/api.ts';
import type { Database } from '#client/engine/database.ts';
import { EngineContext } from '#client/ui/hooks/engine-context.ts';

import { rememberedStatus, rememberStatus } from './remembered-status.ts';

interface EngineProviderProps {
  readonly engine: EngineApi;
  readonly db: Database;
  /** Drawn until there is a status: from the last start, from the disk, or the engine's first. */
  readonly waiting: ReactNode;
  readonly children: ReactNode;
}

/** Gives the screens the engine, its status as it changes, and the tables to read. */
export function EngineProvider({ engine, db, waiting, children }: EngineProviderProps) {
  const status = useEngineStatus(engine);
  const handle = useMemo(
    () => (status === null ? null : { engine, status, db }),
    [engine, status, db],
  );
  if (handle === null) return waiting;
  return <EngineContext value={handle}>{children}</EngineContext>;
}

function useEngineStatus(engine: EngineApi): EngineStatus | null {
  const [status, setStatus] = useState(rememberedStatus);
  // The engine pushes its status from the worker; this is where it enters React.
  useEffect(() => {
    let ended = false;
    const subscription = engine.onStatus((next) => {
      if (ended) return;
      rememberStatus(next);
      setStatus(next);
    });
    return () => {
      ended = true;
      void subscription.then((end) => {
        end();
      });
    };
  }, [engine]);
  return status;
}
