import type { CaseAction } from '#domain/accounts/entries.ts';
import type { CaseKind } from '#domain/accounts/state.ts';
import type { Case } from '#domain/cases/case.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { type PrintBlock, type PrintDocument, rule, text } from '../document.ts';
import { type PaperLook, type Sheet, sheetOf, staffPaper } from './look.ts';
import { dateAndClock, fields, section, signatures } from './parts.ts';

/** Who did one of the two things that collide, where and when. */
export interface CaseParty {
  readonly staffName: string;
  /** Store, or till of it. */
  readonly place: string;
  readonly at: Instant;
  /** With its unit, as `¥88.00` or `3 uses`; empty where nothing was counted. */
  readonly amount: string;
}

export interface CaseSlipInput {
  readonly look: PaperLook;
  readonly kind: CaseKind | Case['kind'];
  /** The room, tab or member that it is about. */
  readonly about: string;
  /** Both, in the order in which they count. */
  readonly parties: readonly CaseParty[];
  /** What is in dispute and what of it is open, with their units; empty for none. */
  readonly amount: string;
  readonly left: string;
  /** What people decided; null while nobody has. `action` null where it was only dealt with. */
  readonly decided: {
    readonly action: CaseAction | null;
    readonly amount: string;
    readonly note: string;
    readonly staffName: string;
    readonly at: Instant;
  } | null;
  readonly at: Instant;
}

/** A case for the file: what happened, by whom, what was decided, and lines to sign (异常单). */
export function caseSlip(input: CaseSlipInput): PrintDocument {
  const { look, kind, about, parties, at } = input;
  const sheet = sheetOf(look);
  const { words } = sheet;
  const [first, second] = [words.case.first, words.case.second];
  return staffPaper(sheet, { at, title: words.case.title }, [
    text(words.case.kinds[kind], { align: 'centre', bold: true }),
    rule,
    ...fields([
      [words.case.about, about],
      [words.case.amount, input.amount],
      [words.case.left, input.left],
      [words.common.printed, dateAndClock(at, look.store.timeZone)],
    ]),
    ...parties.flatMap((party, index) => partyBlocks(index === 0 ? first : second, party, sheet)),
    ...decision(input, sheet),
    rule,
    ...signatures(parties.map(({ staffName }) => `${words.common.signature} ${staffName}`)),
  ]);
}

const partyBlocks = (
  which: string,
  { staffName, place, at, amount }: CaseParty,
  { words, look }: Sheet,
): readonly PrintBlock[] => [
  ...section(which),
  ...fields([
    [words.common.staff, staffName],
    [words.case.place, place],
    [words.common.time, dateAndClock(at, look.store.timeZone)],
    [words.case.amount, amount],
  ]),
];

function decision({ decided }: CaseSlipInput, { words, look }: Sheet): readonly PrintBlock[] {
  if (!decided) return [rule, text(words.case.open, { bold: true })];
  const { action, amount, note, staffName, at } = decided;
  return [
    ...section(words.case.done),
    ...fields([
      [action === null ? words.case.resolved : words.case.actions[action], amount || note],
      [words.common.note, amount === '' ? '' : note],
      [words.case.by, staffName],
      [words.common.time, dateAndClock(at, look.store.timeZone)],
    ]),
  ];
}
