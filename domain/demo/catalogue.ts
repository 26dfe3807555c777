import { yuan } from '../kernel/fen.ts';
import { id, type CategoryId, type ItemId, type StationId } from '../kernel/ids.ts';
import { eanCheckDigit } from '../registers/barcode.ts';
import type { Category, Item, Modifier, Station } from '../tabs/records.ts';
import {
  CATEGORY_STATION,
  DEMO_ITEMS,
  FAVOURITES,
  type DemoCategory,
  type DemoItem,
  type DemoItemKey,
  type ModifierSet,
} from './items.ts';
import type { DemoNames } from './names/names.ts';

const CATEGORIES = Object.keys(DEMO_ITEMS) as readonly DemoCategory[];

/** An item's key as an id: `tsingtaoPure` is `item-tsingtao-pure`. */
const itemId = (key: string): ItemId =>
  id<ItemId>(`item-${key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`);

const categoryId = (category: DemoCategory): CategoryId => id<CategoryId>(`category-${category}`);
const stationId = (station: string): StationId => id<StationId>(`station-${station}`);

/** An EAN-13 of the range that GS1 leaves to each shop for its own goods (prefix 20). */
function inStoreBarcode(category: number, index: number): string {
  const digits = `20${String(category + 1).padStart(4, '0')}${String(index + 1).padStart(6, '0')}`;
  return `${digits}${eanCheckDigit(digits)}`;
}

export const demoStations = (names: DemoNames): readonly Station[] => [
  { id: stationId('bar'), name: names.stations.bar },
  { id: stationId('kitchen'), name: names.stations.kitchen },
];

export const demoCategories = (names: DemoNames): readonly Category[] =>
  CATEGORIES.map((category, sort) => ({
    id: categoryId(category),
    name: names.categories[category],
    sort,
  }));

export function demoItems(names: DemoNames): readonly Item[] {
  const favourites: ReadonlySet<string> = new Set<string>(FAVOURITES);
  return CATEGORIES.flatMap((category, place) => {
    const station = CATEGORY_STATION[category];
    const items: readonly DemoItem<DemoItemKey>[] = DEMO_ITEMS[category];
    return items.map(([key, price, unit, , modifiers], index): Item => ({
      id: itemId(key),
      name: names.items[key],
      category: categoryId(category),
      priceFen: yuan(price),
      unit: names.units[unit],
      barcode: inStoreBarcode(place, index),
      station: station === null ? null : stationId(station),
      modifiers: modifiersOf(names, modifiers),
      picture: '',
      favourite: favourites.has(key),
      sort: place * 100 + index,
      retired: false,
    }));
  });
}

const modifiersOf = (names: DemoNames, set: ModifierSet): readonly Modifier[] =>
  set === '' ? [] : names.modifiers[set].map(([name, price]) => ({ name, priceFen: yuan(price) }));

/** How well each item sells, and whether it is drunk by the dozen, by id. */
export const POPULARITY: ReadonlyMap<
  ItemId,
  { readonly weight: number; readonly single: boolean }
> = new Map(
  CATEGORIES.flatMap((category) =>
    (DEMO_ITEMS[category] as readonly DemoItem[]).map(([key, price, unit, weight]) => {
      const isShared = unit === 'bottle' || unit === 'can' || unit === 'glass';
      return [itemId(key), { weight, single: !isShared || price > 100 }] as const;
    }),
  ),
);
