import { refuse, type Refusal } from '../commands/refusal.ts';
import { limited } from '../commands/text.ts';
import { plusDays, type BusinessDate } from '../kernel/business-date.ts';
import { addFen, fen, prorateFen, subtractFen, ZERO_FEN, type Fen } from '../kernel/fen.ts';
import {
  newId,
  type AccountId,
  type AllowanceId,
  type MemberId,
  type RandomBytes,
  type SaleId,
  type SpendId,
  type StoreId,
} from '../kernel/ids.ts';
import { instant, type Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { pointsOfRefund } from '../loyalty/earn.ts';
import type { AccountCredited, CaseAction, NewLot, TillFact } from './entries.ts';
import { partsOn, balanceOn } from './lots.ts';
import { maySpend, mayRefund, type TillView, type Wanted } from './policy.ts';
import { storedValueTerms, type AccountSettings, type AccountTerms } from './terms.ts';

/** Everything that a decision about a member's accounts depends on. */
export interface AccountsContext {
  readonly at: Instant;
  readonly member: MemberId;
  readonly random: RandomBytes;
  readonly settings: AccountSettings;
  readonly view: TillView;
}

type AccountsDecision = Result<readonly TillFact[], Refusal>;

/** A top-up package (充500送100). */
export interface TopUpPackage {
  readonly paidFen: Fen;
  readonly bonusFen: Fen;
}

/** What a sold card or coupon puts on an account of its own (MEM-4). */
export interface Product {
  readonly name: string;
  readonly terms: AccountTerms;
  /** Units: uses, minutes, 1 for a coupon; 0 for an unlimited period card. */
  readonly units: number;
  readonly until: BusinessDate | null;
  readonly priceFen: Fen;
}

const MAX_UNITS = 100_000_000;
const isUnits = (units: number): boolean =>
  Number.isSafeInteger(units) && units >= 0 && units <= MAX_UNITS;

/** Days after which an anonymous account's top-up ends: the years, none of them cut short. */
const daysOfYears = (years: number): number => years * 366;

/**
 * Tops stored value up; the first top-up opens the account (MEM-3). The till keeps what it put on
 * as its allowance, so that the guest can spend it here without a network.
 *
 * @param account what to open where it is a new one; without an id it gets one.
 * @returns the facts; or `amountInvalid`, `accountUnknown`, `balanceLimit` with what the account may
 * still take (MEM-5).
 * @example 充500送100 → a lot of 500 paid and a lot of 100 bonus
 */
export function topUp(
  context: AccountsContext,
  { paidFen, bonusFen }: TopUpPackage,
  account:
    | AccountId
    | { readonly account?: AccountId; readonly named: boolean; readonly name: string },
): AccountsDecision {
  const { view, settings, member, at, random } = context;
  if (!isUnits(paidFen) || paidFen === 0 || !isUnits(bonusFen)) return err(refuse('amountInvalid'));
  const isNew = typeof account !== 'string';
  const known = isNew ? undefined : view.expected.accounts[account];
  if (!isNew && known?.terms.kind !== 'storedValue') return err(refuse('accountUnknown'));
  const terms = isNew ? storedValueTerms(settings, account.named) : known?.terms;
  const named = terms?.kind === 'storedValue' && terms.named;
  const maxFen = named ? settings.namedMaxFen : settings.anonymousMaxFen;
  const paid = known ? fen(partsOn(known, view.date).paid) : ZERO_FEN;
  if (addFen(paid, paidFen) > maxFen) {
    return err(refuse('balanceLimit', { maxFen, leftFen: subtractFen(maxFen, paid) }));
  }
  const id = isNew ? (account.account ?? newId<'account'>(at, random)) : account;
  const until = named ? null : plusDays(view.date, daysOfYears(settings.anonymousYears));
  const lot = (part: NewLot['part'], amount: number): NewLot => ({
    part,
    amount,
    until,
    rollUntil: null,
  });
  const lots = [lot('paid', paidFen), ...(bonusFen > 0 ? [lot('bonus', bonusFen)] : [])];
  const credited = credit(context, id, newId<'sale'>(at, random), { why: 'topUp', lots, paidFen });
  if (!isNew || !terms) return ok([credited]);
  return ok([{ type: 'AccountOpened', member, account: id, name: account.name, terms }, credited]);
}

/** Sells cards and coupons, each an account of its own; a combo card is several of them (MEM-4). */
export function sellProducts(
  context: AccountsContext,
  products: readonly Product[],
): AccountsDecision {
  const { at, random, member } = context;
  const isSound = products.every(
    ({ units, priceFen, terms }) =>
      isUnits(units) && isUnits(priceFen) && (units > 0 || terms.kind === 'periodCard'),
  );
  if (!isSound || products.length === 0) return err(refuse('amountInvalid'));
  return ok(
    products.flatMap(({ name, terms, units, until, priceFen }) => {
      const account = newId<'account'>(at, random);
      const lots: NewLot[] =
        units > 0 ? [{ part: 'paid', amount: units, until, rollUntil: null }] : [];
      const sale = newId<'sale'>(at, random);
      return [
        { type: 'AccountOpened', member, account, name, terms } as const,
        credit(context, account, sale, { why: 'sale', lots, paidFen: priceFen }),
      ];
    }),
  );
}

function credit(
  { at, member, random, settings }: AccountsContext,
  account: AccountId,
  sale: SaleId,
  what: Pick<AccountCredited, 'why' | 'lots' | 'paidFen'>,
): AccountCredited {
  const expires = instant(at + settings.allowanceMs);
  const keeps =
    what.lots.length > 0 ? { allowance: newId<'allowance'>(at, random), expires } : null;
  return { type: 'AccountCredited', member, account, sale, ...what, keeps };
}

/**
 * Puts points that a bill earned, or a gift, on an account (PTS-1). Nothing where there are none.
 *
 * @param sale what they were earned by, so that a refund of it finds them.
 */
export function creditPoints(
  { member }: AccountsContext,
  account: AccountId,
  sale: SaleId,
  lots: readonly NewLot[],
  why: 'earned' | 'gift',
): readonly TillFact[] {
  if (lots.length === 0) return [];
  return [
    {
      type: 'AccountCredited',
      member,
      account,
      sale,
      why,
      lots,
      paidFen: ZERO_FEN,
      keeps: null,
    },
  ];
}

/** Spends, if {@link maySpend} says so. @param purpose what is paid, as in a tab's id. */
export function spendAccount(
  { view, at, member, random }: AccountsContext,
  wanted: Wanted,
  purpose: string,
): AccountsDecision {
  const right = maySpend(view, wanted, at);
  if (!right.ok) return right;
  const spend = newId<'spend'>(at, random);
  const seen = view.settled.turn;
  return ok([
    { type: 'AccountSpent', member, spend, for: purpose, ...wanted, ...right.value, seen },
  ]);
}

/** Gives a spend back with the bill that it paid (PTS-3): `spendUnknown`, `returnTooMuch`. */
export function returnSpend(
  { view, member }: AccountsContext,
  spend: SpendId,
  amount: number,
): AccountsDecision {
  const debit = view.expected.debits[spend];
  if (debit?.why !== 'spend') return err(refuse('spendUnknown'));
  const left = debit.amount - debit.returned;
  if (!isUnits(amount) || amount === 0) return err(refuse('amountInvalid'));
  if (amount > left) return err(refuse('returnTooMuch', { left }));
  return ok([{ type: 'SpendReturned', member, account: debit.account, spend, amount }]);
}

/**
 * What a refund of a sale gives back. Stored value: what is unused of its paid money, never bonus.
 * Cards: the price of the uses that are left, half up.
 *
 * @example 10 uses for 300, 4 used → 6 uses, 180
 */
export function refundable(
  { view }: Pick<AccountsContext, 'view'>,
  id: SaleId,
): { readonly amount: number; readonly refundFen: Fen } | null {
  const sale = view.expected.sales[id];
  const account = sale && view.expected.accounts[sale.account];
  if (!sale || !account) return null;
  const unused = account.lots
    .filter((lot) => lot.sale === id && lot.part === 'paid')
    .reduce((sum, lot) => sum + lot.amount - lot.used - lot.usedRolled, 0);
  const amount = Math.min(unused, balanceOn(account, view.date), sale.amount - sale.refunded);
  const leftFen = subtractFen(sale.paidFen, sale.refundedFen);
  const worthFen = sale.amount === 0 ? ZERO_FEN : prorateFen(sale.paidFen, amount, sale.amount);
  return { amount, refundFen: worthFen < leftFen ? worthFen : leftFen };
}

/** Refunds all that is refundable of a sale, if {@link mayRefund} says so (MEM-3). */
export function refundSale(context: AccountsContext, sale: SaleId): AccountsDecision {
  const { view, at, member, random } = context;
  const back = refundable(context, sale);
  const known = view.expected.sales[sale];
  if (!back || !known) return err(refuse('saleUnknown'));
  if (back.amount === 0) return err(refuse('refundTooMuch', { left: 0, leftFen: 0 }));
  const right = mayRefund(view, { sale, ...back }, at);
  if (!right.ok) return right;
  const refund = newId<'spend'>(at, random);
  const { account } = known;
  const names = { member, account, refund, sale, ...back };
  const seen = view.settled.turn;
  return ok([{ type: 'CreditRefunded', ...names, allowances: right.value, seen }]);
}

/** Takes back the points that a refunded bill had earned (PTS-3), part of it by its share. */
export function takeBackPoints(
  { view, at, member, random }: AccountsContext,
  sale: SaleId,
  share: { readonly of: Fen; readonly refundedFen: Fen },
): AccountsDecision {
  const earned = view.expected.sales[sale];
  if (earned?.why !== 'earned') return err(refuse('saleUnknown'));
  const part = pointsOfRefund(earned.amount, share.of, share.refundedFen);
  const amount = Math.min(part, earned.amount - earned.refunded);
  if (amount <= 0) return err(refuse('refundTooMuch', { left: 0, leftFen: 0 }));
  const refund = newId<'spend'>(at, random);
  const { account } = earned;
  const seen = view.settled.turn;
  const names = { member, account, refund, sale, amount };
  return ok([{ type: 'CreditRefunded', ...names, refundFen: ZERO_FEN, allowances: [], seen }]);
}

/** Gives back what is left of this device's allowance, as after a payment. */
export function releaseAllowance(
  { view, member }: AccountsContext,
  allowance: AllowanceId,
): AccountsDecision {
  const known = view.expected.allowances[allowance];
  if (!known || known.device !== view.device || known.closed !== null) {
    return err(refuse('accountUnknown'));
  }
  return ok([{ type: 'AllowanceReleased', member, account: known.account, allowance }]);
}

/** Decides a case file: `caseUnknown` where it isn't open, `amountInvalid` beyond what is left. */
export function decideCase(
  { view, member }: AccountsContext,
  wanted: {
    readonly case: string;
    readonly action: CaseAction;
    readonly amount: number;
    readonly store: StoreId | null;
    /** Who pays it instead, for `reassign`. */
    readonly to?: MemberId | null;
    readonly note: string;
  },
): AccountsDecision {
  const file = view.expected.cases[wanted.case];
  // One that is only expected may never come to be, and its money would wait for ever.
  const isOpen = view.settled.cases[wanted.case] !== undefined && file?.resolved === null;
  if (!file || !isOpen) return err(refuse('caseUnknown'));
  const isAmount = isUnits(wanted.amount) && wanted.amount <= file.left;
  const isCharged = wanted.action !== 'chargeToStore' || wanted.store !== null;
  const isMoved =
    wanted.action !== 'reassign' ||
    (wanted.to !== undefined && wanted.to !== null && wanted.to !== member);
  if (!isAmount || !isCharged || !isMoved || (file.left > 0 && wanted.amount === 0)) {
    return err(refuse('amountInvalid', { left: file.left }));
  }
  const note = limited(wanted.note, 'note');
  if (!note.ok) return note;
  const to = wanted.to ?? null;
  return ok([{ type: 'CaseDecided', member, ...wanted, to, note: note.value }]);
}
