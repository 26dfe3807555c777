import { refuse, type Refusal } from '../commands/refusal.ts';
import { stopAt } from '../cards/state.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import { fen, minFen, subtractFen, timesFen, unitsWithin, type Fen } from '../kernel/fen.ts';
import type { AccountId, AllowanceId, CardId, DeviceId, SaleId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { AccountSpent, Basis, Recorded, TillFact } from './entries.ts';
import { balanceOn, leftOf } from './lots.ts';
import type { ProvisionalView } from './settle.ts';
import { valuesOf, type Account, type Allowance } from './state.ts';
import type { FloorLimits } from './terms.ts';

/** What a till knows when it is asked to take something from a member's account. */
export interface TillView extends ProvisionalView {
  readonly device: DeviceId;
  readonly date: BusinessDate;
  /** Whether the bank can be asked now. */
  readonly isOnline: boolean;
  readonly floors: FloorLimits;
  /** What this device's unsettled spends of all members go beyond what it held, fen. */
  readonly deviceFloorFen: Fen;
}

export interface Wanted {
  readonly account: AccountId;
  /** Units, whole, > 0. */
  readonly amount: number;
  readonly card: CardId | null;
}

/** By what right a spend is accepted. */
export interface SpendRight {
  readonly basis: Basis;
  /** The device's own that it takes, in this order. */
  readonly allowances: readonly AllowanceId[];
  /** Units beyond what the device holds; told on the screen and the slip (OFF-3). */
  readonly beyond: number;
}

/**
 * Whether a till may take a spend (OFF-2, OFF-3): out of its own allowance; online by a grant; apart
 * by the floor limits, if the last settled balance covers it and nothing is owed.
 *
 * @returns the right, or why not, with what the guest can still do in its words and values:
 * `accountUnknown`, `amountInvalid`, `cardFrozen`, `accountNotYetValid`, `accountExpired`,
 * `balanceTooLow` (with `left`), `memberOwes` (with `owed`), `needsGrant` (ask the bank for one of
 * `amount`, then again), `floorOff`, `floorMember`, `floorDevice` (with `left`, the units that would
 * do).
 */
export function maySpend(
  view: TillView,
  wanted: Wanted,
  now: Instant,
): Result<SpendRight, Refusal> {
  const account = view.expected.accounts[wanted.account];
  if (!account) return err(refuse('accountUnknown'));
  const wrong = usable(view, account, wanted, now);
  if (wrong) return err(wrong);
  if (account.terms.kind === 'periodCard' && account.terms.unlimited) {
    return ok({ basis: 'unlimited', allowances: [], beyond: 0 });
  }
  const grant = openAllowances(view, wanted.account, now).find(
    ({ use, left }) => use === 'once' && left === wanted.amount,
  );
  if (grant) return ok({ basis: 'grant', allowances: [grant.allowance], beyond: 0 });
  const own = ownFor(view, wanted, now);
  if (own.held >= wanted.amount) {
    return ok({ basis: 'allowance', allowances: own.allowances, beyond: 0 });
  }
  // The bank knows better than any till what is there.
  if (view.isOnline) return err(needsGrant(view, wanted.account, wanted.amount));
  // As last settled: what unsettled spends may overdraw is what the limits are for.
  const owed = view.settled.accounts[wanted.account]?.owed ?? 0;
  if (owed > 0) return err(refuse('memberOwes', { owed }));
  const balance = balanceOn(account, view.date);
  if (balance < wanted.amount) return err(tooLow(account, balance));
  return onFloor(view, wanted, own, now);
}

/** What stands against any use of the account: a wrong amount, a stopped card, its dates. */
function usable(
  { expected, date }: TillView,
  { terms }: Account,
  { amount, card }: Wanted,
  now: Instant,
): Refusal | null {
  if (!Number.isSafeInteger(amount) || amount <= 0) return refuse('amountInvalid');
  if (card !== null) {
    const known = expected.cards[card];
    if (!known) return refuse('cardUnknown');
    if (known.status !== 'active' || stopAt(known, now, expected.turn)) return refuse('cardFrozen');
  }
  if ('validFrom' in terms && terms.validFrom !== null && date < terms.validFrom) {
    return refuse('accountNotYetValid', { from: terms.validFrom });
  }
  if (terms.kind === 'periodCard' && date > terms.validUntil) {
    return refuse('accountExpired', { until: terms.validUntil });
  }
  return null;
}

/** What to ask the bank for before the command is decided again. */
const needsGrant = ({ settled }: TillView, account: AccountId, amount: number): Refusal =>
  refuse('needsGrant', { member: settled.member, account, amount });

const tooLow = (account: Account, left: number): Refusal =>
  left === 0 && account.lots.some((lot) => leftOf(lot) > 0)
    ? refuse('accountExpired')
    : refuse('balanceTooLow', { left });

/** Open allowances of this device, the fullest first; what unsettled spends took is off them. */
const openAllowances = (view: TillView, account: AccountId, now: Instant): readonly Allowance[] =>
  ownAllowances(view, account)
    .filter(({ expires }) => expires > now)
    .filter(({ until }) => until === undefined || until >= view.date);

/** The same with those that are over by this device's clock, which the bank may not have taken back. */
const ownAllowances = ({ expected, device }: TillView, account: AccountId): readonly Allowance[] =>
  valuesOf(expected.allowances)
    .filter((known) => known.account === account && known.device === device)
    .filter(({ closed }) => closed === null)
    .sort((a, b) => b.left - a.left);

/** What a device holds of an account. */
interface Own {
  readonly allowances: readonly AllowanceId[];
  readonly held: number;
}

/** As many of the device's allowances as an amount takes; all of them where it takes more. */
function ownFor(
  view: TillView,
  { account, amount }: Pick<Wanted, 'account' | 'amount'>,
  now: Instant,
): Own {
  let own: Own = { allowances: [], held: 0 };
  for (const { use, left, allowance } of openAllowances(view, account, now)) {
    if (use === 'once' || own.held >= amount) continue;
    own = { allowances: [...own.allowances, allowance], held: own.held + left };
  }
  return own;
}

/** The floor: what goes beyond the device's allowances, within both limits. */
function onFloor(
  view: TillView,
  { account: id, amount }: Wanted,
  { allowances, held }: Own,
  now: Instant,
): Result<SpendRight, Refusal> {
  const beyond = amount - held;
  const { isOff, balance, memberLeft, deviceLeft, unitFen } = floorOf(view, id);
  if (isOff) return err(refuse('floorOff', { left: held }));
  if (balance < beyond) return err(refuse('balanceTooLow', { left: held + balance }));
  const worth = timesFen(unitFen, beyond);
  if (worth > memberLeft) return err(refuse('floorMember', { leftFen: memberLeft }));
  if (worth > deviceLeft) return err(refuse('floorDevice', { leftFen: deviceLeft }));
  // Where the bank has not taken them back it settles from these first, and nothing is owed (ACC-1).
  const over = ownAllowances(view, id).filter(({ expires }) => expires <= now);
  const named = [...allowances, ...over.map(({ allowance }) => allowance)];
  return ok({ basis: 'floor', allowances: named, beyond });
}

/** What the floor limits leave of an account on a device. */
interface Floor {
  readonly isOff: boolean;
  /** Units as last settled that this device's floor spends have not taken. */
  readonly balance: number;
  /** Of F and of G, never below 0. */
  readonly memberLeft: Fen;
  readonly deviceLeft: Fen;
  readonly unitFen: Fen;
}

function floorOf(view: TillView, id: AccountId): Floor {
  const { floors, device, unsettled } = view;
  const settled = view.settled.accounts[id];
  const floorSpends = unsettled.filter(isFloorSpend).filter((entry) => entry.device === device);
  const onAccount = floorSpends
    .filter(({ fact }) => fact.account === id)
    .reduce((sum, { fact }) => sum + fact.beyond, 0);
  const ofMember = floorSpends.reduce((sum, { fact }) => sum + worthOf(view, fact), 0);
  const leftOfLimit = (limit: Fen, used: Fen): Fen => fen(Math.max(0, subtractFen(limit, used)));
  return {
    isOff: floors.memberFen === 0 || floors.deviceFen === 0,
    balance: settled ? Math.max(0, balanceOn(settled, view.date) - onAccount) : 0,
    memberLeft: leftOfLimit(floors.memberFen, fen(ofMember)),
    deviceLeft: leftOfLimit(floors.deviceFen, view.deviceFloorFen),
    unitFen: settled?.terms.unitFen ?? fen(1),
  };
}

/**
 * The most of an account that a till may take now ({@link maySpend}): apart, what it holds and what
 * the floor limits leave; online, all that is there, since the bank is asked for it. So a till that
 * can't take the whole bill can say what it can, and the rest is paid in another way.
 *
 * @returns units; 0 where nothing may be taken. Of an unlimited period card, no number is the most.
 */
export function spendable(
  view: TillView,
  { account: id, card }: Omit<Wanted, 'amount'>,
  now: Instant,
): number {
  const account = view.expected.accounts[id];
  if (!account || usable(view, account, { account: id, amount: 1, card }, now)) return 0;
  const { terms } = account;
  if (terms.kind === 'periodCard' && terms.unlimited) return Number.POSITIVE_INFINITY;
  const balance = balanceOn(account, view.date);
  if (view.isOnline) return balance;
  const { held } = ownFor(view, { account: id, amount: Number.POSITIVE_INFINITY }, now);
  const floor = floorOf(view, id);
  const owes = (view.settled.accounts[id]?.owed ?? 0) > 0;
  if (owes || floor.isOff) return held;
  const limit = unitsWithin(minFen(floor.memberLeft, floor.deviceLeft), floor.unitFen);
  return Math.max(held, Math.min(balance, held + Math.min(floor.balance, limit)));
}

const isFloorSpend = (entry: Recorded<TillFact>): entry is Recorded<AccountSpent> =>
  entry.fact.type === 'AccountSpent' && entry.fact.beyond > 0;

const worthOf = ({ expected }: ProvisionalView, { account, beyond }: AccountSpent): Fen =>
  timesFen(expected.accounts[account]?.terms.unitFen ?? fen(1), beyond);

/** What a device's unsettled spends of one member go beyond what it held, fen. */
export const floorFenOf = (view: ProvisionalView, device: DeviceId): Fen =>
  view.unsettled
    .filter(isFloorSpend)
    .filter((entry) => entry.device === device)
    .reduce((sum, { fact }) => fen(sum + worthOf(view, fact)), fen(0));

/**
 * Whether a till may refund a sale: at most what it paid, and only what the device holds or the bank
 * grants, since money once given out can't be called back (ACC-7).
 *
 * @returns the allowances to name; or `saleUnknown`, `refundTooMuch` with what is left, `needsGrant`,
 * `refundNeedsBank`.
 */
export function mayRefund(
  view: TillView,
  wanted: { readonly sale: SaleId; readonly amount: number; readonly refundFen: Fen },
  now: Instant,
): Result<readonly AllowanceId[], Refusal> {
  const sale = view.expected.sales[wanted.sale];
  if (!sale) return err(refuse('saleUnknown'));
  const left = sale.amount - sale.refunded;
  const leftFen = subtractFen(sale.paidFen, sale.refundedFen);
  const { amount, refundFen } = wanted;
  if (!Number.isSafeInteger(amount) || amount <= 0 || refundFen < 0) {
    return err(refuse('amountInvalid'));
  }
  if (amount > left || refundFen > leftFen) return err(refuse('refundTooMuch', { left, leftFen }));
  const grant = openAllowances(view, sale.account, now).find(
    (known) => known.use === 'once' && known.left === amount,
  );
  if (grant) return ok([grant.allowance]);
  const own = ownFor(view, { account: sale.account, amount }, now);
  if (own.held >= amount) return ok(own.allowances);
  return err(view.isOnline ? needsGrant(view, sale.account, amount) : refuse('refundNeedsBank'));
}

/** The most that floor spends can come to before any of them is settled. */
export interface FloorBound {
  readonly memberFen: Fen;
  readonly chainFen: Fen;
}

/**
 * What an owner risks by floor limits, to be printed beside them: each device takes at most F of one
 * member and G of all before it hears from the bank, and then none while the member owes. So one
 * member can owe at most the smaller of F and G for each device, and all members together G for each
 * device. Allowances that the bank took back from a till that was apart past expiry and grace come
 * on top, at most what it took back.
 *
 * @param devices tills that can take spends.
 * @example F 100, G 200, 6 devices → 600 of one member, 1200 of all
 */
export const boundOf = ({ memberFen, deviceFen }: FloorLimits, devices: number): FloorBound => {
  const isOff = memberFen === 0 || deviceFen === 0;
  return {
    memberFen: isOff ? fen(0) : timesFen(minFen(memberFen, deviceFen), devices),
    chainFen: isOff ? fen(0) : timesFen(deviceFen, devices),
  };
};
