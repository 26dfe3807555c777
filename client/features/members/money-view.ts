import { refundable } from '#domain/accounts/decide.ts';
import { balanceOn, heldOf, leftOf, partsOn } from '#domain/accounts/lots.ts';
import {
  valuesOf,
  type Account,
  type Allowance,
  type Debit,
  type Lot,
  type Party,
  type Sale,
} from '#domain/accounts/state.ts';
import type { MemberView } from '#domain/commands/context.ts';
import { type Fen, fen } from '#domain/kernel/fen.ts';
import type { SaleId } from '#domain/kernel/ids.ts';
import { MINUTE_MS } from '#domain/kernel/instant.ts';

/** An account as its card on the member's page shows it. */
export interface AccountCard {
  readonly account: Account;
  readonly balance: number;
  readonly paid: number;
  readonly bonus: number;
  /** Held by devices, this one or others. */
  readonly held: number;
  /** Lots with something left, what expires first first. */
  readonly lots: readonly (Lot & { readonly left: number; readonly end: string | null })[];
}

/** Where part of an account is held, and until when. */
export type Holding = Allowance & { readonly name: string; readonly isHere: boolean };

/** One line of the member's history. */
export interface MovementLine {
  readonly key: string;
  readonly kind: Sale['why'] | 'spend' | 'refund' | 'returned';
  readonly account: Account | null;
  /** Signed: put on above 0, taken off below. */
  readonly units: number;
  /** Money taken or given for it. */
  readonly moneyFen: Fen;
  readonly by: Party;
  readonly returned: number;
  readonly owed: number;
  readonly lost: number;
  /** Not settled by the bank yet. */
  readonly provisional: boolean;
  /** Set where something of it can be refunded. */
  readonly refund: {
    readonly sale: SaleId;
    readonly refundFen: Fen;
    readonly units: number;
  } | null;
}

const KINDS: readonly Account['terms']['kind'][] = [
  'storedValue',
  'points',
  'countCard',
  'periodCard',
  'coupon',
];

/** The member's accounts, stored value and points first; used-up cards and coupons left out. */
export function accountCards(view: MemberView): readonly AccountCard[] {
  return valuesOf(view.expected.accounts)
    .map((account) => cardOf(view, account))
    .filter(({ account, balance }) => isShown(account, balance, view))
    .toSorted((a, b) => KINDS.indexOf(a.account.terms.kind) - KINDS.indexOf(b.account.terms.kind));
}

function cardOf(view: MemberView, account: Account): AccountCard {
  const lots = account.lots
    .map((lot) => ({ ...lot, left: leftOf(lot), end: lot.rollUntil ?? lot.until }))
    .filter(({ left, end }) => left > 0 && (end === null || end >= view.date))
    .toSorted((a, b) => ((a.end ?? '~') < (b.end ?? '~') ? -1 : 1));
  return {
    account,
    balance: balanceOn(account, view.date),
    ...partsOn(account, view.date),
    held: heldOf(view.expected, account.account),
    lots,
  };
}

function isShown({ terms, owed }: Account, balance: number, { date }: MemberView): boolean {
  if (terms.kind === 'storedValue' || terms.kind === 'points' || owed > 0) return true;
  if (terms.kind === 'periodCard' && terms.unlimited) return terms.validUntil >= date;
  return balance > 0;
}

export const holdings = (view: MemberView): readonly Holding[] =>
  valuesOf(view.expected.allowances)
    .filter(({ closed, left }) => closed === null && left > 0)
    .map((allowance) => ({
      ...allowance,
      name: view.expected.accounts[allowance.account]?.name ?? '',
      isHere: allowance.device === view.device,
    }));

/** What this tablet knows of what was put on and taken off, newest first. */
export function movements(view: MemberView): readonly MovementLine[] {
  const unsettled = new Set(view.unsettled.map(({ id }) => id));
  const accountOf = (id: Account['account']): Account | null => view.expected.accounts[id] ?? null;
  const ofSale = (sale: Sale): MovementLine => ({
    key: sale.sale,
    kind: sale.why,
    account: accountOf(sale.account),
    units: sale.by.amount,
    moneyFen: sale.paidFen,
    by: sale.by,
    returned: 0,
    owed: 0,
    lost: 0,
    provisional: unsettled.has(sale.by.ref),
    refund: refundOf(view, sale),
  });
  const ofDebit = (debit: Debit): MovementLine => ({
    key: debit.spend,
    kind: debit.why,
    account: accountOf(debit.account),
    units: -debit.amount,
    moneyFen: fen(0),
    by: debit.by,
    returned: debit.returned,
    owed: debit.owed,
    lost: debit.lost,
    provisional: unsettled.has(debit.by.ref),
    refund: null,
  });
  return [
    ...valuesOf(view.expected.sales).map(ofSale),
    ...valuesOf(view.expected.debits).map(ofDebit),
  ].toSorted((a, b) => b.by.at - a.by.at);
}

/** How long a movement's slip is offered, ms: a guest asks for it the same evening. */
const SLIP_OFFERED_MS = 24 * 60 * MINUTE_MS;

/** Whether a movement has a slip that can be printed in this store at `now`, ms since 1970. */
export const hasSlip = (
  { kind, by }: MovementLine,
  now: number,
  store: string | undefined,
): boolean =>
  (kind === 'topUp' || kind === 'sale' || kind === 'refund') &&
  by.store === store &&
  by.at > now - SLIP_OFFERED_MS;

function refundOf(view: MemberView, { sale, why }: Sale): MovementLine['refund'] {
  if (why !== 'topUp' && why !== 'sale') return null;
  const back = refundable({ view }, sale);
  return back && back.amount > 0 ? { sale, refundFen: back.refundFen, units: back.amount } : null;
}
