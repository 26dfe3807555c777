import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { StoreFreshness } from '#domain/wire/api.ts';

import { useEngine, useStatus } from './engine-context.ts';
import { useStore } from './records.ts';

/** A store of the chain, as far as this tablet knows. */
export interface KnownStore {
  readonly id: string;
  readonly name: string;
  /** Null while the server hasn't told: then only this store is known. */
  readonly freshness: StoreFreshness | null;
}

/**
 * The chain's stores as the server has them; while offline, this one alone.
 *
 * @param asked another number asks again.
 */
export function useStores(asked = 0): readonly KnownStore[] {
  const engine = useEngine();
  const { identity, link } = useStatus();
  const own = useStore();
  const [fetched, setFetched] = useState<readonly StoreFreshness[]>([]);
  const chain = identity?.chain;
  // The list lives on the server; it is asked for when the screen opens and when the link returns.
  useEffect(() => {
    if (chain === undefined || link !== 'online') return;
    let wanted = true;
    void engine.fetchJson(`/api/chains/${chain}/stores`).then((result) => {
      // The server is ours and of the same version of the wire.
      if (wanted && result.ok) {
        setFetched((result.value as { readonly stores: readonly StoreFreshness[] }).stores);
      }
    });
    return () => {
      wanted = false;
    };
  }, [engine, chain, link, asked]);
  if (fetched.length > 0) {
    return fetched.map((store) => ({ id: store.store, name: store.name, freshness: store }));
  }
  return own ? [{ id: own.id, name: own.name, freshness: null }] : [];
}

/** Says where a tablet is, as in `South Gate · till A`; of one that isn't known, what is known. */
export function usePlaceName(): (store: string, device: string) => string {
  const { t } = useTranslation('common');
  const { identity } = useStatus();
  const stores = useStores();
  return (store, device) => {
    const known = stores.find(({ id }) => id === store);
    const name = known?.name ?? t('otherStore');
    const own = device === identity?.device ? identity.till : undefined;
    const till =
      own ?? known?.freshness?.devices.find((each) => each.device === device)?.till ?? null;
    return till === null ? name : t('tillOf', { store: name, till });
  };
}
