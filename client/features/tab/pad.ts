import type { CategoryId, ItemId } from '#domain/kernel/ids.ts';
import type { Category, Item } from '#domain/tabs/records.ts';
import type { TabState } from '#domain/tabs/state.ts';

/** A page of the order pad: the favourites, what this room had last, or a category. */
export type PadPage = 'favourites' | 'recent' | CategoryId;

/** Items that can be ordered now, in the catalogue's order. */
export function sellable(items: readonly Item[], categories: readonly Category[]): readonly Item[] {
  const place = new Map(
    categories.toSorted((a, b) => a.sort - b.sort).map((category, index) => [category.id, index]),
  );
  const placeOf = (item: Item): number => place.get(item.category) ?? place.size;
  return items
    .filter((item) => !item.retired)
    .toSorted((a, b) => placeOf(a) - placeOf(b) || a.sort - b.sort || a.name.localeCompare(b.name));
}

/** Categories with something in them, in order. */
export function stockedCategories(
  items: readonly Item[],
  categories: readonly Category[],
): readonly Category[] {
  const used = new Set(items.map((item) => item.category));
  return categories.filter((category) => used.has(category.id)).toSorted((a, b) => a.sort - b.sort);
}

/** The items of a page, in the order of `items` or, for `recent`, of `recent`. */
export function itemsOnPage(
  page: PadPage,
  items: readonly Item[],
  recent: readonly ItemId[],
): readonly Item[] {
  if (page === 'favourites') return items.filter((item) => item.favourite);
  if (page === 'recent') {
    const byId = new Map(items.map((item) => [item.id, item]));
    return recent.flatMap((id) => byId.get(id) ?? []);
  }
  return items.filter((item) => item.category === page);
}

/** What was ordered last in a room, newest first, each item once. */
export function lastOrdered(tabs: readonly TabState[], limit: number): readonly ItemId[] {
  const orders = tabs.flatMap((tab) => tab.orders).toSorted((a, b) => b.at - a.at);
  const items = new Set(orders.flatMap((order) => order.lines.map((line) => line.item)));
  return [...items].slice(0, limit);
}

/** The item that a scanned code names; the chain's own codes and EAN alike. */
export const itemByBarcode = (items: readonly Item[], code: string): Item | null =>
  items.find((item) => item.barcode !== '' && item.barcode === code) ?? null;
