import { useEffect, useState } from 'react';

import type { QuarantinedEntries } from '#domain/wire/api.ts';

import { useEngine, useStatus } from './engine-context.ts';

/** What the server keeps of this store outside of the journal, newest first; empty while apart. */
export function useQuarantined(): readonly QuarantinedEntries[] {
  const engine = useEngine();
  const { identity, link } = useStatus();
  const [entries, setEntries] = useState<readonly QuarantinedEntries[]>([]);
  const store = identity?.store;
  // It lies on the server: asked for when the screen opens and when the link returns.
  useEffect(() => {
    if (store === undefined || link !== 'online') return;
    let wanted = true;
    void engine.fetchJson(`/api/stores/${store}/quarantine`).then((result) => {
      // The server is ours and of the same version of the wire.
      if (wanted && result.ok) {
        setEntries((result.value as { readonly entries: readonly QuarantinedEntries[] }).entries);
      }
    });
    return () => {
      wanted = false;
    };
  }, [engine, store, link]);
  return entries;
}
