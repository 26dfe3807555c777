import { type Fen, ZERO_FEN } from '#domain/kernel/fen.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { StaffId } from '#domain/kernel/ids.ts';
import { lineAmount } from '#domain/tabs/amounts.ts';
import type { TabState, TabTender } from '#domain/tabs/state.ts';
import type { TimeLine } from '#domain/tariffs/charge.ts';

/** A settled tab, ready to be read. */
export interface TabView {
  readonly roomName: string;
  readonly receipt: string;
  readonly settledAt: Instant | null;
  readonly staff: StaffId | null;
  readonly timeLines: readonly TimeLine[];
  readonly orderLines: readonly {
    readonly line: string;
    readonly name: string;
    /** What stands, after voids. */
    readonly quantity: number;
    readonly voided: number;
    readonly amountFen: Fen;
  }[];
  readonly tenders: readonly TabTender[];
  readonly roundingFen: Fen;
  readonly dueFen: Fen;
}

export const tabView = (tab: TabState): TabView => ({
  roomName: tab.stays.at(-1)?.room.name ?? '',
  receipt: tab.settled?.receipt ?? '',
  settledAt: tab.settled?.at ?? null,
  staff: tab.settled?.actor ?? null,
  timeLines: tab.settled?.timeLines ?? [],
  orderLines: tab.orders.flatMap(({ lines }) =>
    lines.map((line) => ({
      line: line.line,
      name: line.name,
      quantity: line.quantity - line.voided,
      voided: line.voided,
      amountFen: lineAmount(line),
    })),
  ),
  tenders: tab.tenders.filter(({ voidedFor }) => voidedFor === null),
  roundingFen: tab.settled?.roundingFen ?? ZERO_FEN,
  dueFen: tab.settled?.dueFen ?? ZERO_FEN,
});
