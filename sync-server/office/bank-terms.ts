import { accountSettingsOf } from '#domain/accounts/settings.ts';
import type { DayClock } from '#domain/kernel/business-date.ts';
import type { ChainId, StoreId } from '#domain/kernel/ids.ts';
import { readRecords } from '#domain/registers/record-map.ts';
import { chainDoc, storeDoc, type Collections } from '#domain/registers/registers.ts';
import type { BankTerms } from '#sync-server/bank/link.ts';
import type { Documents } from '#sync-server/documents/documents.ts';
import type { Registry } from './registry.ts';

/** What the chain's banks go by, read from the registers whenever those have changed. */
export function createBankTerms(
  chain: ChainId,
  docs: Documents,
  registry: Registry,
): () => BankTerms {
  let known: { readonly heads: string; readonly terms: BankTerms } | null = null;
  const recordsOf = <Name extends 'chain' | 'store'>(doc: string, name: Name) => {
    const found = docs.find(doc);
    return found
      ? [...readRecords<Collections[Name]>(docs.load(found.id).getMap(name)).values()]
      : [];
  };
  const read = (): BankTerms => {
    const [settings = {}] = recordsOf(chainDoc(chain), 'chain');
    const clocks: Partial<Record<StoreId, DayClock>> = {};
    for (const store of registry.stores()) {
      for (const { timeZone, closeoutMinute } of recordsOf(storeDoc(store), 'store')) {
        clocks[store] = { timeZone, closeoutMinute };
      }
    }
    return { settings: accountSettingsOf(settings), clocks };
  };
  return () => {
    const names = [chainDoc(chain), ...registry.stores().map(storeDoc)];
    const heads = names.map((name) => docs.find(name)?.head ?? 0).join();
    if (known?.heads !== heads) known = { heads, terms: read() };
    return { ...known.terms, gone: registry.stores().flatMap((store) => registry.revoked(store)) };
  };
}
