import { useState } from 'react';

/** Something that the person set going: whether it still runs, and why it failed, in words. */
export interface Action<Args extends readonly unknown[]> {
  readonly busy: boolean;
  readonly failure: string | null;
  /** Does nothing while an earlier run is still going, so that a double tap acts once. */
  readonly run: (...args: Args) => void;
  readonly forget: () => void;
}

/**
 * Runs `act` from a button and keeps what the button and its screen must show meanwhile.
 *
 * @param act gives the failure in words, or null when it is done.
 * @param unexpected the words for a promise that was rejected, as by a worker that ended.
 */
export function useAction<Args extends readonly unknown[]>(
  act: (...args: Args) => Promise<string | null>,
  unexpected: string,
): Action<Args> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = (...args: Args): void => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    act(...args)
      .then(setFailure, () => setFailure(unexpected))
      .finally(() => setBusy(false));
  };
  return { busy, failure, run, forget: () => setFailure(null) };
}
