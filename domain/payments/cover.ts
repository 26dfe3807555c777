import type { AccountTerms } from '../accounts/terms.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { minFen, prorateFen, subtractFen, sumFen, timesFen, type Fen } from '../kernel/fen.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { lineAmount, liveQuantity, timeLinesOf } from '../tabs/amounts.ts';
import type { TabLine, TabState, TabTender } from '../tabs/state.ts';
import { timeTotal } from '../tariffs/charge.ts';
import type { Covered } from './entries.ts';

type CardTerms = Extract<AccountTerms, { readonly kind: 'countCard' | 'periodCard' }>;

/** What a card pays of a tab. */
interface Cover {
  readonly amountFen: Fen;
  readonly covers: Covered;
}

/**
 * What uses or minutes of a card pay (MEM-4, PAY-11): a card of items one piece for each use, the
 * dearest first; a card without items the time in the room, whole for a use, by their share for
 * minutes. What another card has paid is not paid again.
 *
 * @returns `nothingToPay` where the tab has nothing of it, `amountInvalid` with the most units that
 * would do.
 * @example a card of uses on beer, 2 uses, 3 beers at 38 → 76
 */
export function coverOf(
  terms: CardTerms,
  units: number,
  tab: TabState,
  endedAt: Instant,
): Result<Cover, Refusal> {
  const standing = tab.tenders.filter(({ voidedFor }) => voidedFor === null);
  return terms.items.length > 0
    ? coverItems(terms, units, tab, standing)
    : coverTime(terms, units, tab, endedAt, standing);
}

function coverItems(
  { items }: CardTerms,
  units: number,
  tab: TabState,
  standing: readonly TabTender[],
): Result<Cover, Refusal> {
  const covered = standing.flatMap(({ account }) => account?.covers?.lines ?? []);
  const paidOf = (line: TabLine): number =>
    covered
      .filter((known) => known.line === line.line)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  const open = tab.orders
    .flatMap(({ lines }) => lines)
    .filter(({ item }) => items.includes(item))
    .map((line) => ({ line, left: liveQuantity(line) - paidOf(line), eachFen: eachOf(line) }))
    .filter(({ left }) => left > 0)
    .toSorted((a, b) => b.eachFen - a.eachFen);
  const most = open.reduce((sum, { left }) => sum + left, 0);
  if (most === 0) return err(refuse('nothingToPay'));
  if (units > most) return err(refuse('amountInvalid', { most }));
  const lines: Covered['lines'][number][] = [];
  const amounts: Fen[] = [];
  let rest = units;
  for (const { line, left, eachFen } of open) {
    const quantity = Math.min(left, rest);
    if (quantity === 0) break;
    lines.push({ line: line.line, quantity });
    amounts.push(timesFen(eachFen, quantity));
    rest -= quantity;
  }
  return ok({ amountFen: sumFen(amounts), covers: { time: false, lines } });
}

/** One piece of a line, modifiers included. */
const eachOf = (line: TabLine): Fen => lineAmount({ ...line, quantity: 1, voided: 0 });

function coverTime(
  terms: CardTerms,
  units: number,
  tab: TabState,
  endedAt: Instant,
  standing: readonly TabTender[],
): Result<Cover, Refusal> {
  const lines = timeLinesOf(tab, endedAt);
  const timeFen = timeTotal(lines);
  const paidFen = sumFen(
    standing.filter(({ account }) => account?.covers?.time).map(({ amountFen }) => amountFen),
  );
  const leftFen = subtractFen(timeFen, paidFen);
  if (leftFen <= 0) return err(refuse('nothingToPay'));
  const covers: Covered = { time: true, lines: [] };
  if (terms.kind === 'countCard') {
    return units === 1
      ? ok({ amountFen: leftFen, covers })
      : err(refuse('amountInvalid', { most: 1 }));
  }
  if (terms.unlimited) return ok({ amountFen: leftFen, covers });
  const minutes = lines
    .filter(({ amountFen }) => amountFen > 0)
    .reduce((sum, line) => sum + line.minutes, 0);
  if (units > minutes) return err(refuse('amountInvalid', { most: minutes }));
  return ok({ amountFen: minFen(leftFen, prorateFen(timeFen, units, minutes)), covers });
}
