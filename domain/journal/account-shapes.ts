import {
  CASE_ACTIONS,
  type AccountCredited,
  type NewLot,
  type TillFact,
} from '../accounts/entries.ts';
import type { AccountTerms } from '../accounts/terms.ts';
import {
  FEN_MAX,
  id,
  instant,
  list,
  name,
  note,
  notNegativeFen,
  object,
  oneOf,
  orNull,
  text,
  whole,
  type FieldsOf,
} from './shapes.ts';
import type { Shape } from './shape.ts';

/** Fen, uses, minutes, points. */
const units = whole(0, FEN_MAX);
const someUnits = whole(1, FEN_MAX);
const turn = whole(0, Number.MAX_SAFE_INTEGER);
const date: Shape = { kind: 'businessDate' };
const items = list(id, 500);
const unitFen = notNegativeFen;
const validFrom = orNull(date);

type TermsOf<Kind extends AccountTerms['kind']> = Extract<AccountTerms, { readonly kind: Kind }>;
type TermsFields<Kind extends AccountTerms['kind']> = FieldsOf<Omit<TermsOf<Kind>, 'kind'>>;

const TERMS: { readonly [Kind in AccountTerms['kind']]: TermsFields<Kind> } = {
  storedValue: {
    unitFen,
    debitOrder: oneOf('paidFirst', 'bonusFirst', 'proportional'),
    named: { kind: 'boolean' },
  },
  countCard: { unitFen, items, validFrom },
  periodCard: { unitFen, items, validFrom, validUntil: date, unlimited: { kind: 'boolean' } },
  coupon: { unitFen, validFrom, minDueFen: { kind: 'orAbsent', of: notNegativeFen } },
  points: { unitFen, rollLimit: orNull(units) },
};

const terms: Shape = {
  kind: 'union',
  by: 'kind',
  of: Object.fromEntries(
    Object.entries(TERMS).map(([kind, fields]) => [kind, { kind: 'object', fields }]),
  ),
};

const lot = object<NewLot>({
  part: oneOf('paid', 'bonus'),
  amount: someUnits,
  until: orNull(date),
  rollUntil: orNull(date),
});

type TillFactOf<Type extends TillFact['type']> = Extract<TillFact, { readonly type: Type }>;

const ofAccount = { member: id, account: id };
const ofCard = { member: id, card: id };
const number = text(60);
/** Allowances of one device on one account; a till names as many as an amount takes. */
const allowances = list(id, 200);

/** The shapes of what tills record about members' money. */
export const ACCOUNT_SHAPES: {
  readonly [Type in TillFact['type']]: FieldsOf<Omit<TillFactOf<Type>, 'type'>>;
} = {
  AccountOpened: { ...ofAccount, name, terms },
  AccountCredited: {
    ...ofAccount,
    sale: id,
    why: oneOf('topUp', 'sale', 'earned', 'gift', 'correction'),
    lots: list(lot, 50),
    paidFen: notNegativeFen,
    keeps: orNull(
      object<NonNullable<AccountCredited['keeps']>>({ allowance: id, expires: instant }),
    ),
  },
  AccountSpent: {
    ...ofAccount,
    spend: id,
    for: text(200),
    amount: someUnits,
    basis: oneOf('allowance', 'grant', 'floor', 'unlimited'),
    allowances,
    beyond: units,
    card: orNull(id),
    seen: turn,
  },
  SpendReturned: { ...ofAccount, spend: id, amount: someUnits },
  CreditRefunded: {
    ...ofAccount,
    refund: id,
    sale: id,
    amount: someUnits,
    refundFen: notNegativeFen,
    allowances,
    seen: turn,
  },
  AllowanceReleased: { ...ofAccount, allowance: id },
  CaseDecided: {
    member: id,
    case: text(200),
    action: oneOf(...CASE_ACTIONS),
    amount: units,
    store: orNull(id),
    to: orNull(id),
    note,
  },
  CardIssued: { ...ofCard, number },
  CardFrozen: { ...ofCard, reason: note },
  CardUnfrozen: ofCard,
  CardReplaced: { ...ofCard, by: id, number },
  CardCancelled: { ...ofCard, reason: note },
  MembersMerged: { member: id, into: id, reason: note },
  MergeUndone: { member: id, reason: note },
};
