import type { AccountTerms } from '#domain/accounts/terms.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { fen, negateFen, sumFen } from '#domain/kernel/fen.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { AccountTender } from '#domain/payments/entries.ts';
import { type PrintBlock, type PrintDocument, rule, text } from '../document.ts';
import type { PaperWords } from '../words/zh-CN.ts';
import { paperAmount, paperCount } from './amount.ts';
import { guestPaper, type PaperLook, type Sheet, sheetOf } from './look.ts';
import { dateAndClock, field, fields, largeAmount, section, signatures } from './parts.ts';

type AccountKind = AccountTerms['kind'];

/** Something that was put on an account, or taken off it with its money. */
export interface SlipCredit {
  /** The account's name, or the package's; empty for stored value says so itself. */
  readonly name: string;
  readonly kind: AccountKind;
  /** Units, > 0: fen, uses, minutes, points, coupons. */
  readonly paid: number;
  readonly bonus: number;
  /** Counted by time alone, as an unlimited period card. */
  readonly unlimited: boolean;
  /** Last business date of use; null for none. */
  readonly until: BusinessDate | null;
}

/** An account after it. */
export interface SlipBalance {
  readonly name: string;
  readonly kind: AccountKind;
  /** As the bank settled it last; null where it never did. */
  readonly settled: number | null;
  /** With what the bank has yet to settle. */
  readonly expected: number;
  readonly owed: number;
  readonly unlimited: boolean;
}

export interface TopUpSlipInput {
  readonly look: PaperLook;
  readonly what: 'topUp' | 'sale' | 'refund';
  readonly member: { readonly number: string; readonly name: string };
  readonly credits: readonly SlipCredit[];
  readonly tenders: readonly Pick<
    AccountTender,
    'tenderType' | 'amountFen' | 'receivedFen' | 'changeFen' | 'reference'
  >[];
  readonly balances: readonly SlipBalance[];
  readonly at: Instant;
  readonly date: BusinessDate;
  readonly staffName: string;
}

/**
 * What was put on a member's accounts and paid for it (充值单, 售卡单), or given back (退款单, which the
 * guest signs). Balances that the bank hasn't settled say that they are provisional (OFF-3).
 */
export function topUpSlip(input: TopUpSlipInput): PrintDocument {
  const { look, what, member, credits, tenders, at, date, staffName } = input;
  const sheet = sheetOf(look);
  const { words } = sheet;
  const isRefund = what === 'refund';
  const sum = sumFen(tenders.map(({ amountFen }) => amountFen));
  return guestPaper(sheet, { at, title: words.account[what] }, [
    rule,
    ...fields([
      [words.common.member, member.number],
      [words.common.party, member.name],
      [words.common.time, dateAndClock(at, look.store.timeZone)],
      [words.common.businessDate, date],
      [words.common.cashier, staffName],
    ]),
    rule,
    ...credits.flatMap((credit) => creditBlocks(credit, words)),
    rule,
    ...tenders.flatMap((tender) => tenderBlocks(tender, words)),
    ...largeAmount(
      look,
      isRefund ? words.account.give : words.account.take,
      paperAmount(isRefund ? negateFen(sum) : sum),
    ),
    ...balanceBlocks(input.balances, sheet),
    ...(isRefund
      ? [rule, ...signatures([words.account.refundSignature])]
      : [rule, text(words.common.keep, { align: 'centre' })]),
  ]);
}

function creditBlocks(credit: SlipCredit, words: PaperWords): readonly PrintBlock[] {
  const { name, kind, paid, bonus, unlimited, until } = credit;
  const units = (count: number): string => unitsOf(kind, count, unlimited, words);
  const heading = name || words.tenders[kind];
  if (kind !== 'storedValue') {
    const last = until === null ? words.common.noEnd : words.common.until(until);
    return [field(heading, units(paid + bonus)), text(`  ${last}`)];
  }
  return [
    text(heading, { bold: true }),
    field(`  ${words.account.paid}`, units(paid)),
    ...(bonus === 0 ? [] : [field(`  ${words.account.bonus}`, units(bonus))]),
  ];
}

const tenderBlocks = (
  { tenderType, amountFen, receivedFen, changeFen, reference }: TopUpSlipInput['tenders'][number],
  words: PaperWords,
): readonly PrintBlock[] => [
  field(words.tenders[tenderType], paperAmount(amountFen)),
  ...(reference === '' ? [] : [text(`  ${reference}`)]),
  ...(changeFen === 0
    ? []
    : [
        field(`  ${words.common.received}`, paperAmount(receivedFen)),
        field(`  ${words.common.change}`, paperAmount(changeFen)),
      ]),
];

function balanceBlocks(balances: readonly SlipBalance[], { words }: Sheet): readonly PrintBlock[] {
  if (balances.length === 0) return [];
  const isProvisional = balances.some(({ settled, expected }) => settled !== expected);
  const block = ({ name, kind, settled, expected, owed, unlimited }: SlipBalance) => {
    const units = (count: number): string => unitsOf(kind, count, unlimited, words);
    return [
      field(name || words.tenders[kind], units(expected), { bold: true }),
      ...(settled === null || settled === expected
        ? []
        : [field(`  ${words.account.settled}`, units(settled))]),
      ...(owed === 0 ? [] : [field(`  ${words.account.owed}`, units(owed))]),
    ];
  };
  return [
    ...section(isProvisional ? words.account.expected : words.account.balances),
    ...balances.flatMap(block),
    ...(isProvisional ? [text(words.account.provisional)] : []),
  ];
}

/** Units of an account as they are said. */
export function unitsOf(
  kind: AccountKind,
  count: number,
  unlimited: boolean,
  { units }: PaperWords,
): string {
  if (unlimited) return units.unlimited;
  const number = paperCount(count);
  switch (kind) {
    case 'storedValue':
      return paperAmount(fen(count));
    case 'countCard':
      return units.uses(number);
    case 'periodCard':
      return units.minutes(number);
    case 'coupon':
      return units.coupons(number);
    case 'points':
      return units.points(number);
    default:
      return kind satisfies never;
  }
}
