import type { RoundingRule } from '#domain/chain/records.ts';
import { type Fen, maxFen, negateFen, sumFen, ZERO_FEN } from '#domain/kernel/fen.ts';
import type { CategoryId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { lineAmount, liveQuantity, tabAmounts, timeLinesOf } from '#domain/tabs/amounts.ts';
import type { TabAmounts, TabState, TabTender } from '#domain/tabs/state.ts';
import type { TimeLine } from '#domain/tariffs/charge.ts';

/** What was ordered of one category. */
interface CategorySum {
  readonly category: CategoryId;
  readonly name: string;
  readonly quantity: number;
  readonly amountFen: Fen;
}

/** What is due, step by step, from lines to rounding (PAY-1). */
export interface Due {
  readonly timeLines: readonly TimeLine[];
  readonly categories: readonly CategorySum[];
  readonly amounts: TabAmounts;
  readonly tenders: readonly TabTender[];
  /** What was taken above what is due; 0 for nothing. */
  readonly overpaidFen: Fen;
}

/** The steps of a tab whose clock stopped at `endedAt`. */
export function dueOf(tab: TabState, endedAt: Instant, rounding: RoundingRule): Due {
  const amounts = tabAmounts(tab, endedAt, rounding);
  return {
    timeLines: timeLinesOf(tab, endedAt),
    categories: byCategory(tab),
    amounts,
    tenders: tab.tenders.filter((tender) => tender.voidedFor === null),
    overpaidFen: maxFen(ZERO_FEN, negateFen(amounts.leftFen)),
  };
}

function byCategory(tab: TabState): readonly CategorySum[] {
  const sums = new Map<CategoryId, CategorySum>();
  for (const line of tab.orders.flatMap((order) => order.lines)) {
    const left = liveQuantity(line);
    if (left === 0) continue;
    const sum = sums.get(line.category);
    sums.set(line.category, {
      category: line.category,
      name: line.categoryName,
      quantity: (sum?.quantity ?? 0) + left,
      amountFen: sumFen([...(sum ? [sum.amountFen] : []), lineAmount(line)]),
    });
  }
  return [...sums.values()];
}

/** All change given for a tab, in fen. */
export const changeOf = (tab: TabState): Fen =>
  sumFen(
    tab.tenders.filter((tender) => tender.voidedFor === null).map((tender) => tender.changeFen),
  );
