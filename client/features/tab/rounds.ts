import type { Fen } from '#domain/kernel/fen.ts';
import type { OrderId, StaffId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { lineAmount, liveQuantity } from '#domain/tabs/amounts.ts';
import type { TabLine, TabState } from '#domain/tabs/state.ts';

/** A sent line as the tab shows it. */
export interface SentLine {
  readonly line: TabLine;
  /** What of it stands: quantity − voided. */
  readonly left: number;
  readonly amountFen: Fen;
  /** Names of its modifiers and its note, as one line of small print. */
  readonly detail: string;
}

/** One order: what was sent together, when and by whom. */
export interface Round {
  readonly order: OrderId;
  readonly number: string;
  readonly at: Instant;
  readonly staffName: string;
  readonly lines: readonly SentLine[];
}

/** The orders of a tab as rounds, in the order in which they were sent. */
export const rounds = (tab: TabState, staffNames: ReadonlyMap<StaffId, string>): readonly Round[] =>
  tab.orders.map(({ order, number, at, actor, lines }) => ({
    order,
    number,
    at,
    staffName: staffNames.get(actor) ?? '',
    lines: lines.map((line) => ({
      line,
      left: liveQuantity(line),
      amountFen: lineAmount(line),
      detail: [...line.modifiers.map(({ name }) => name), line.note].filter(Boolean).join(' · '),
    })),
  }));

/** What voiding `quantity` of a line takes off the tab, in fen (> 0). */
export const voidAmount = (line: TabLine, quantity: number): Fen =>
  lineAmount({ ...line, quantity, voided: 0 });
