import { useEffect, useState } from 'react';

import { useEngine } from '#client/ui/hooks/engine-context.ts';
import type { StaffId, TabId } from '#domain/kernel/ids.ts';

export interface SettleLock {
  readonly state: 'asking' | 'held' | 'elsewhere';
  /** Who settles it elsewhere, when known. */
  readonly holder: StaffId | null;
  readonly retry: () => void;
}

interface Answer {
  readonly locked: boolean;
  readonly holder: StaffId | null;
}

/** Holds the settlement lock of a tab for as long as the screen is open (PAY-6). */
export function useSettleLock(tab: TabId): SettleLock {
  const engine = useEngine();
  const [answer, setAnswer] = useState<Answer | null>(null);
  // The lock belongs to the store: taken when the screen opens, given back when it closes.
  useEffect(() => {
    let closed = false;
    void engine.lockTab(tab).then((given) => {
      if (!closed) setAnswer(given);
    });
    return () => {
      closed = true;
      void engine.unlockTab(tab);
    };
  }, [engine, tab]);
  return {
    state: answer === null ? 'asking' : answer.locked ? 'held' : 'elsewhere',
    holder: answer?.holder ?? null,
    retry: () => {
      setAnswer(null);
      void engine.lockTab(tab).then(setAnswer);
    },
  };
}
