import type { StoreFreshness } from '#domain/wire/api.ts';

/** How far a store's figures can be trusted. */
export interface Freshness {
  readonly state: 'fresh' | 'unsent' | 'silent' | 'never';
  /** Since the store was last heard, ms; null when never. */
  readonly ageMs: number | null;
  readonly unsent: number;
  /** Whether the figures may lack something: shown hatched. */
  readonly incomplete: boolean;
}

/** A tablet that is connected is heard every half minute; after this long without, it is silent. */
const SILENT_AFTER_MS = 5 * 60_000;
/** A hub that woke lately doesn't know yet which of its tablets are there: they connect anew. */
const RECONNECT_MS = 60_000;

/** @param now ms since 1970, by the same clock as the office's as far as is known. */
export function freshnessOf(store: StoreFreshness, now: number): Freshness {
  const unsent = store.devices.reduce((sum, device) => sum + device.unsent, 0);
  const connected = store.devices.some((device) => device.connected);
  const ageMs = store.lastContactAt === 0 ? null : Math.max(0, now - store.lastContactAt);
  const waking = store.hubAwakeSince > 0 && now - store.hubAwakeSince < RECONNECT_MS;
  const silent = ageMs === null || (!connected && !waking && ageMs > SILENT_AFTER_MS);
  const state = ageMs === null ? 'never' : unsent > 0 ? 'unsent' : silent ? 'silent' : 'fresh';
  return { state, ageMs: connected ? 0 : ageMs, unsent, incomplete: state !== 'fresh' };
}

/** All stores as one: as old as the oldest, unsent together. */
export function freshnessOfAll(stores: readonly StoreFreshness[], now: number): Freshness {
  const each = stores.map((store) => freshnessOf(store, now));
  const worst = (['never', 'silent', 'unsent'] as const).find((state) =>
    each.some((freshness) => freshness.state === state),
  );
  const ages = each.map(({ ageMs }) => ageMs);
  return {
    state: worst ?? 'fresh',
    ageMs: ages.includes(null) ? null : Math.max(0, ...ages.map((age) => age ?? 0)),
    unsent: each.reduce((sum, { unsent }) => sum + unsent, 0),
    incomplete: worst !== undefined,
  };
}
