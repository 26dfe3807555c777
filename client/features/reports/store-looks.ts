import { useMemo } from 'react';

import { storeColours } from './models/colours.ts';

/** How a store is drawn everywhere. */
export interface StoreLook {
  readonly name: string;
  readonly colour: string;
  readonly incomplete: boolean;
}

/** A look for each store, by id. */
export function useStoreLooks(
  stores: readonly { readonly id: string; readonly name: string; readonly incomplete: boolean }[],
): ReadonlyMap<string, StoreLook> {
  return useMemo(() => {
    const colours = storeColours(stores.map(({ id }) => id));
    return new Map(
      stores.map(({ id, name, incomplete }) => [
        id,
        { name, colour: colours.get(id) ?? '', incomplete },
      ]),
    );
  }, [stores]);
}
