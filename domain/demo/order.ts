import type { DraftLine } from '../commands/command.ts';
import { newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Item } from '../tabs/records.ts';
import { POPULARITY } from './catalogue.ts';
import type { Random } from './random.ts';

/** What a party orders in one round, at `at`: the first has more of everything. */
export function composeOrder(
  random: Random,
  items: readonly Item[],
  heads: number,
  round: number,
  at: Instant,
): readonly DraftLine[] {
  const count = round === 0 ? random.int(2, 5) : random.int(1, 3);
  const chosen = new Set<Item>();
  for (let tries = 0; tries < count; tries += 1) {
    chosen.add(random.weighted(items, (item) => POPULARITY.get(item.id)?.weight ?? 0));
  }
  return [...chosen].map((item) => ({
    line: newId(at, random.bytes),
    item: item.id,
    quantity: quantityOf(random, item, heads),
    modifiers: random.chance(0.3) && item.modifiers.length > 0 ? [random.pick(item.modifiers)] : [],
    note: '',
  }));
}

/** Drinks in a small bottle or glass go by heads, what is shared goes by one or two. */
function quantityOf(random: Random, item: Item, heads: number): number {
  const isSingle = POPULARITY.get(item.id)?.single ?? true;
  if (isSingle) return heads > 10 && random.chance(0.4) ? 2 : 1;
  return Math.min(
    heads,
    random.weighted([1, 2, 3, 4, 6, 12], (count) => 12 / count),
  );
}
