import { balanceOn } from '#domain/accounts/lots.ts';
import { maySpend, spendable, type SpendRight } from '#domain/accounts/policy.ts';
import { valuesOf, type Account } from '#domain/accounts/state.ts';
import type { NewAccountTender } from '#domain/commands/command.ts';
import type { MemberView } from '#domain/commands/context.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import { type Fen, parseYuan, subtractFen, ZERO_FEN } from '#domain/kernel/fen.ts';
import type { CardId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { mostPoints } from '#domain/loyalty/pay.ts';
import type { PointsRules } from '#domain/loyalty/rules.ts';
import { liveQuantity, timeLinesOf } from '#domain/tabs/amounts.ts';
import { type Bill, worthOf } from '#domain/payments/worth.ts';

/** What the choice of accounts is made from. */
export interface Paying {
  readonly view: MemberView;
  readonly bill: Bill;
  readonly rules: PointsRules;
  readonly now: Instant;
}

/** How units of an account are typed and said. */
export type UnitKind = 'yuan' | 'points' | 'uses' | 'minutes' | 'once';

/** An account of the member that may pay, and how much of the bill it would pay by itself. */
export interface AccountOffer {
  readonly account: Account;
  readonly unit: UnitKind;
  /** Units on it, settled and expected. */
  readonly balance: number;
  /** Units that are filled in: as many as the bill takes and this till may spend here now. */
  readonly suggested: number;
}

/** What a tender out of an account does, before it is taken. */
export interface AccountPreview {
  readonly units: number;
  readonly paysFen: Fen;
  readonly stillFen: Fen;
  /** By what right the till takes it; null where the bank is asked first. */
  readonly right: SpendRight | null;
  /** Why it can't be taken; null when it can. */
  readonly refusal: Refusal | null;
}

const UNIT_OF: Readonly<Record<Account['terms']['kind'], UnitKind>> = {
  storedValue: 'yuan',
  points: 'points',
  countCard: 'uses',
  periodCard: 'minutes',
  coupon: 'once',
};

/** The member's accounts that have something, stored value first, then what expires. */
export function offersOf(paying: Paying): readonly AccountOffer[] {
  const { view } = paying;
  return valuesOf(view.expected.accounts)
    .map((account): AccountOffer => {
      const balance = balanceOn(account, view.date);
      const unit = UNIT_OF[account.terms.kind];
      return { account, unit, balance, suggested: suggestedOf(paying, account, balance) };
    })
    .filter(({ account, balance }) => balance > 0 || isUnlimited(account))
    .toSorted((a, b) => ORDER.indexOf(a.unit) - ORDER.indexOf(b.unit));
}

const ORDER: readonly UnitKind[] = ['yuan', 'uses', 'minutes', 'once', 'points'];

const isUnlimited = ({ terms }: Account): boolean => terms.kind === 'periodCard' && terms.unlimited;

/** As many units as the bill takes of the account, at most what may be spent of it here now. */
function suggestedOf(paying: Paying, account: Account, balance: number): number {
  const wanted = Math.max(0, wantedOf(paying, account, balance));
  const most = spendable(paying.view, { account: account.account, card: null }, paying.now);
  const units = Math.min(wanted, most);
  return account.terms.kind === 'points' ? units - (units % paying.rules.pointsPerYuan) : units;
}

/** Units that the bill could take, whatever this till may do. */
function wantedOf({ bill, rules }: Paying, { terms }: Account, balance: number): number {
  const { dueFen, leftFen } = bill.amounts;
  switch (terms.kind) {
    case 'storedValue':
      return Math.min(balance, leftFen);
    case 'points': {
      const ofBill = mostPoints(dueFen, balance, rules).points;
      const step = rules.pointsPerYuan;
      return Math.min(ofBill, Math.floor(leftFen / 100) * step);
    }
    case 'coupon':
      return 1;
    case 'countCard':
      return terms.items.length === 0 ? 1 : Math.min(balance, piecesOf(bill, terms.items));
    case 'periodCard': {
      const minutes = minutesOf(bill);
      return terms.unlimited ? minutes : Math.min(balance, minutes);
    }
    default:
      return terms satisfies never;
  }
}

const piecesOf = ({ tab }: Bill, items: readonly string[]): number =>
  tab.orders
    .flatMap(({ lines }) => lines)
    .filter(({ item }) => items.includes(item))
    .reduce((sum, line) => sum + liveQuantity(line), 0);

const minutesOf = ({ tab, endedAt }: Bill): number =>
  timeLinesOf(tab, endedAt)
    .filter(({ amountFen }) => amountFen > 0)
    .reduce((sum, { minutes }) => sum + minutes, 0);

/** Units of an account that this till holds and can spend whatever happens to the network. */
export const heldHere = (view: MemberView, { account }: Account): number =>
  valuesOf(view.expected.allowances)
    .filter((known) => known.account === account && known.device === view.device)
    .filter(({ closed, use }) => closed === null && use === 'many')
    .reduce((sum, { left }) => sum + left, 0);

const spendOf = ({ account }: Account, amount: number) => ({ account, amount, card: null });

/** @param typed yuan for stored value, else whole units; empty for what is suggested. */
export function previewOf(
  paying: Paying,
  offer: AccountOffer,
  typed: string,
  card: CardId | null = null,
): AccountPreview {
  const { leftFen } = paying.bill.amounts;
  const units = typed === '' ? offer.suggested : unitsTyped(offer.unit, typed);
  const none = { units, paysFen: ZERO_FEN, stillFen: leftFen, right: null };
  const wanted = units > 0 ? units : wantedOf(paying, offer.account, offer.balance);
  const amount = Math.max(1, wanted);
  const may = maySpend(paying.view, { ...spendOf(offer.account, amount), card }, paying.now);
  const needsBank = !may.ok && may.error.code === 'needsGrant';
  if (!may.ok && !needsBank) return { ...none, refusal: may.error };
  if (units <= 0) return { ...none, refusal: { code: 'nothingToPay' } };
  const worth = worthOf(offer.account.terms, units, paying.bill, paying.rules);
  if (!worth.ok) return { ...none, refusal: worth.error };
  const paysFen = worth.value.amountFen;
  const right = may.ok ? may.value : null;
  return { units, paysFen, stillFen: subtractFen(leftFen, paysFen), right, refusal: null };
}

function unitsTyped(unit: UnitKind, typed: string): number {
  if (unit !== 'yuan') return Number(typed) || 0;
  const parsed = parseYuan(typed);
  return parsed.ok ? parsed.value : 0;
}

/** The tender as it is taken. */
export const accountTender = (
  { view }: Paying,
  { account }: AccountOffer,
  units: number,
  card: CardId | null,
): NewAccountTender => ({
  tenderType: account.terms.kind,
  member: view.settled.member,
  account: account.account,
  card,
  units,
});
