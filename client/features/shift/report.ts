import { absFen, sumFen, type Fen } from '#domain/kernel/fen.ts';
import { type AccountTender, TENDER_TYPES, type TenderType } from '#domain/payments/entries.ts';
import { expectedCash, overShort } from '#domain/shifts/expected.ts';
import type { ShiftState } from '#domain/shifts/state.ts';

/** One kind of money on the X report. `fen` is null where it would give the blind count away. */
interface TenderRow {
  readonly tenderType: TenderType;
  readonly count: number;
  readonly fen: Fen | null;
}

/** Money for members' accounts, which is among the tenders but no revenue (PAY-12). */
interface PrepaidRow {
  readonly for: AccountTender['for'];
  readonly count: number;
  readonly fen: Fen | null;
}

const PREPAID = [
  'topUp',
  'sale',
  'case',
  'refund',
] as const satisfies readonly AccountTender['for'][];

/** What an X report says of a shift at this moment (SHIFT-3). */
export interface XReport {
  readonly tenders: readonly TenderRow[];
  /** Of all kinds; null while cash is hidden. */
  readonly totalFen: Fen | null;
  readonly prepaid: readonly PrepaidRow[];
  readonly changeFen: Fen | null;
  readonly voids: ShiftState['voids'];
  readonly tabsSettled: number;
  /** Null while cash is hidden, since the other kinds are shown beside it. */
  readonly settledFen: Fen | null;
}

/**
 * The X report of a shift. Until the drawer is counted, whoever counts it must not know what it
 * should hold (SHIFT-1): with `showCash` false every figure that tells the cash is left out.
 */
export function xReport(shift: ShiftState, showCash: boolean): XReport {
  const shown = (amount: Fen): Fen | null => (showCash ? amount : null);
  const tenders = TENDER_TYPES.flatMap((tenderType): readonly TenderRow[] => {
    const line = shift.tenders[tenderType];
    if (!line) return [];
    return [
      {
        tenderType,
        count: line.count,
        fen: tenderType === 'cash' ? shown(line.fen) : line.fen,
      },
    ];
  });
  return {
    tenders,
    totalFen: shown(sumFen(Object.values(shift.tenders).map((line) => line.fen))),
    prepaid: PREPAID.flatMap((kind): readonly PrepaidRow[] => {
      const line = shift.prepaid?.[kind];
      return line ? [{ for: kind, count: line.count, fen: shown(line.fen) }] : [];
    }),
    changeFen: shown(shift.changeFen),
    voids: shift.voids,
    tabsSettled: shift.tabsSettled,
    settledFen: shown(shift.settledFen),
  };
}

/** How a drawer that was counted stands to the books. */
export interface CountOutcome {
  readonly kind: 'exact' | 'over' | 'short';
  readonly countedFen: Fen;
  readonly expectedFen: Fen;
  /** Never negative; `kind` says which way. */
  readonly differenceFen: Fen;
}

/** The outcome of a closed shift's count by the books of now; null while it is open. */
export function countOutcome(shift: ShiftState): CountOutcome | null {
  const difference = overShort(shift);
  if (!shift.closed || difference === null) return null;
  return {
    kind: difference === 0 ? 'exact' : difference > 0 ? 'over' : 'short',
    countedFen: shift.closed.countedFen,
    expectedFen: expectedCash(shift),
    differenceFen: absFen(difference),
  };
}
