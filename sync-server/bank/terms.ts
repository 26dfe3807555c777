import { DEFAULT_ACCOUNT_SETTINGS } from '#domain/accounts/terms.ts';
import type { DayClock } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import type { Meta } from '#sync-server/documents/meta.ts';
import type { BankTerms } from './link.ts';

/** Where nobody has said otherwise: the zone and closeout that most stores have. */
const DEFAULT_CLOCK: DayClock = { timeZone: 'Asia/Shanghai', closeoutMinute: 480 };

const KEY = 'terms';

/** What the office last said; the defaults before it ever did. The bank goes on while it is away. */
export function readTerms(meta: Meta): BankTerms {
  const text = meta.get(KEY);
  // Written by writeTerms alone.
  return text === null
    ? { settings: DEFAULT_ACCOUNT_SETTINGS, clocks: {} }
    : (JSON.parse(text) as BankTerms);
}

export const hasTerms = (meta: Meta): boolean => meta.get(KEY) !== null;

export const writeTerms = (meta: Meta, terms: BankTerms): void =>
  meta.set(KEY, JSON.stringify(terms));

/** When a store's day turns; of no store in particular, the chain's first. */
export const clockOf = ({ clocks }: BankTerms, store: StoreId | null): DayClock =>
  (store === null ? undefined : clocks[store]) ?? Object.values(clocks)[0] ?? DEFAULT_CLOCK;
