import { useCallback, useEffect, useState } from 'react';
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

/** The chain's stores as the server has them; while offline, this one alone. */
export const useStores = (): readonly KnownStore[] => useStoreList().stores;

/** The same, with what asks the server again, after a change that it made. */
export function useStoreList(): {
  readonly stores: readonly KnownStore[];
  readonly refresh: () => void;
} {
  const engine = useEngine();
  const { identity, link } = useStatus();
  const own = useStore();
  const [fetched, setFetched] = useState<readonly StoreFreshness[]>([]);
  const chain = identity?.chain;
  const load = useCallback(async (): Promise<readonly StoreFreshness[] | null> => {
    if (chain === undefined) return null;
    const result = await engine.fetchJson(`/api/chains/${chain}/stores`);
    // The server is ours and of the same version of the wire.
    return result.ok
      ? (result.value as { readonly stores: readonly StoreFreshness[] }).stores
      : null;
  }, [engine, chain]);
  const refresh = useCallback(() => void load().then((told) => told && setFetched(told)), [load]);
  // The list lives on the server; it is asked for when the screen opens and when the link returns.
  useEffect(() => {
    if (link !== 'online') return;
    let wanted = true;
    void load().then((told) => wanted && told && setFetched(told));
    return () => {
      wanted = false;
    };
  }, [load, link]);
  const known = fetched.map((store) => ({ id: store.store, name: store.name, freshness: store }));
  const alone = own ? [{ id: own.id, name: own.name, freshness: null }] : [];
  return { stores: known.length > 0 ? known : alone, refresh };
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
