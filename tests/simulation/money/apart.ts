import { floorFenOf, type TillView, type Wanted } from '#domain/accounts/policy.ts';
import type { Refusal } from '#domain/commands/refusal.ts';

/** Why a till that was apart did not take all of a spend. */
export const REASONS = {
  billAboveF: 'bill above F, of which nothing was used',
  fUsed: 'F used in part or whole by an earlier bill of the outage',
  gUsed: 'G used by other members',
  seemsLow: 'the till did not know of all that was there',
  owes: 'the member owed, as far as the till knew',
  other: 'another reason',
} as const;

export type Reason = keyof typeof REASONS;

interface OfReason {
  all: number;
  /** Of them: taken in part, the rest paid in money. */
  part: number;
  /** Of them: the till was apart already when the guest came, and so held nothing new of theirs. */
  cameApart: number;
}

/** Spends of stored value at tills that could not ask the bank. */
export interface Apart {
  /** Those that the balance covered in truth; of them, and of their money, what was taken. */
  asked: number;
  whole: number;
  part: number;
  askedFen: number;
  takenFen: number;
  /** Those that nobody could have covered: rightly not taken, or an overdraft within the bound. */
  uncovered: number;
  uncoveredTaken: number;
  /** Of the covered ones that were not taken whole. */
  readonly reasons: Readonly<Record<Reason, OfReason>>;
}

const none = (): OfReason => ({ all: 0, part: 0, cameApart: 0 });

export const nothingApart = (): Apart => ({
  asked: 0,
  whole: 0,
  part: 0,
  askedFen: 0,
  takenFen: 0,
  uncovered: 0,
  uncoveredTaken: 0,
  reasons: {
    billAboveF: none(),
    fUsed: none(),
    gUsed: none(),
    seemsLow: none(),
    owes: none(),
    other: none(),
  },
});

export function reasonOf({ code }: Refusal, view: TillView, { account }: Wanted): Reason {
  switch (code) {
    case 'floorMember':
      return floorFenOf(view, view.device) > 0 ? 'fUsed' : 'billAboveF';
    case 'floorDevice':
      return 'gUsed';
    case 'balanceTooLow':
      return (view.settled.accounts[account]?.owed ?? 0) > 0 ? 'owes' : 'seemsLow';
    case 'memberOwes':
      return 'owes';
    default:
      return 'other';
  }
}

export function addApart(sum: Apart, more: Apart): void {
  const { reasons, ...counts } = more;
  for (const name of Object.keys(counts) as (keyof typeof counts)[]) sum[name] += counts[name];
  for (const name of Object.keys(reasons) as Reason[]) {
    const row = sum.reasons[name];
    row.all += reasons[name].all;
    row.part += reasons[name].part;
    row.cameApart += reasons[name].cameApart;
  }
}

/** A part of a whole, in percent. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;

/** The figures as lines of text. */
export function apartLines(apart: Apart): readonly string[] {
  const { asked, whole, part, askedFen, takenFen, uncovered, uncoveredTaken, reasons } = apart;
  const rows = (Object.keys(reasons) as Reason[])
    .filter((name) => reasons[name].all > 0)
    .sort((a, b) => reasons[b].all - reasons[a].all)
    .map((name) => {
      const { all, part: inPart, cameApart } = reasons[name];
      return `    ${percent(all, asked).padStart(6)} ${REASONS[name]}: ${all}, of them ${inPart} taken in part, ${cameApart} of guests who came while the till was apart`;
    });
  return [
    `offline spends that the balance covered: ${asked}; taken whole ${percent(whole, asked)}, in part ${percent(part, asked)}, refused ${percent(asked - whole - part, asked)}; of their money ${percent(takenFen, askedFen)}`,
    ...rows,
    `offline spends that nobody could cover: ${uncovered}, rightly not taken ${uncovered - uncoveredTaken}`,
  ];
}
