import type { DemoCategory, DemoItemKey, DemoUnit, ModifierSet } from '../items.ts';

export type DemoLocale = 'zh-CN' | 'zh-TW' | 'en';

/** Names of the five classes of room that each store of the demo has, in its own words. */
export type RoomTypeNames = readonly [string, string, string, string, string];

/** A name of a person, and how a party under it is called: `王先生`. */
export interface PeopleNames {
  readonly surnames: readonly string[];
  readonly female: readonly string[];
  readonly male: readonly string[];
  /** `{surname}` and `{given}` are filled in. */
  readonly full: string;
  readonly madam: string;
  readonly sir: string;
  /** Parties that don't go by a person's name. */
  readonly parties: readonly string[];
}

/** All words of the demo chain in one language. */
export interface DemoNames {
  readonly chain: string;
  readonly stores: readonly [StoreNames, StoreNames, StoreNames];
  /** Of a tariff: the room type's name and the kind of day are filled in. */
  readonly tariff: string;
  readonly week: string;
  readonly weekend: string;
  readonly categories: Readonly<Record<DemoCategory, string>>;
  readonly items: Readonly<Record<DemoItemKey, string>>;
  readonly units: Readonly<Record<DemoUnit, string>>;
  readonly modifiers: Readonly<
    Record<Exclude<ModifierSet, ''>, readonly (readonly [name: string, priceYuan: number])[]>
  >;
  readonly stations: { readonly bar: string; readonly kitchen: string };
  readonly roles: Readonly<Record<DemoRole, string>>;
  /** Ten people, in the order of {@link file://../staff.ts}. */
  readonly staff: readonly string[];
  readonly people: PeopleNames;
  readonly tags: readonly string[];
  readonly sources: readonly string[];
  readonly reasons: {
    readonly voids: readonly string[];
    readonly transfer: string;
    readonly cancel: string;
    readonly outOfOrder: string;
    readonly short: string;
  };
  readonly notes: readonly string[];
  readonly money: {
    readonly tiers: { readonly silver: string; readonly gold: string };
    /** Of a top-up package; what is paid and what comes on top are filled in. */
    readonly topUp: string;
    readonly products: {
      readonly beers: string;
      readonly hours: string;
      readonly coupon: string;
      readonly combo: string;
    };
  };
}

export interface StoreNames {
  readonly name: string;
  readonly address: string;
  readonly areas: readonly [string, string, string];
  readonly roomTypes: RoomTypeNames;
}

export const DEMO_ROLES = ['owner', 'manager', 'cashier', 'attendant', 'bar', 'kitchen'] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];
