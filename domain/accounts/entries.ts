import type { CardFact } from '../cards/entries.ts';
import type { MergeFact } from '../members/entries.ts';
import type { Envelope, EntryId } from '../journal/entry.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type { Fen } from '../kernel/fen.ts';
import type {
  AccountId,
  AllowanceId,
  CardId,
  MemberId,
  SaleId,
  SpendId,
  StoreId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Effect } from './effects.ts';
import type { AccountTerms } from './terms.ts';
import type { Allowance, CaseFile, Outcome, Party } from './state.ts';

/** A fact with its envelope; what `Entry` is, for facts of members' accounts. */
export interface Recorded<Known> extends Envelope {
  readonly id: EntryId;
  readonly fact: Known;
}

interface OfAccount {
  readonly member: MemberId;
  readonly account: AccountId;
}

/** An account was opened. A combo card (组合卡) opens several in one sale. */
export interface AccountOpened extends OfAccount {
  readonly type: 'AccountOpened';
  readonly name: string;
  readonly terms: AccountTerms;
}

/** Units that came together, with one expiry. */
export interface NewLot {
  readonly part: 'paid' | 'bonus';
  /** Whole units, > 0: fen, uses, minutes, points. */
  readonly amount: number;
  /** Last business date on which it can be spent; null for never. */
  readonly until: BusinessDate | null;
  /** Last date after its one roll-over; null where it has none (PTS-2). */
  readonly rollUntil: BusinessDate | null;
}

/** Something was put on an account: a top-up, a sold card, points that a bill earned, a gift. */
export interface AccountCredited extends OfAccount {
  readonly type: 'AccountCredited';
  readonly sale: SaleId;
  readonly why: 'topUp' | 'sale' | 'earned' | 'gift' | 'correction';
  readonly lots: readonly NewLot[];
  /** Tenders taken for it, fen. What a refund of this sale can give back at most. */
  readonly paidFen: Fen;
  /**
   * The allowance under which the till keeps what it put on, so that the guest can spend it at once
   * without a network; null for none.
   */
  readonly keeps: { readonly allowance: AllowanceId; readonly expires: Instant } | null;
}

/** By what right a till accepts a spend (OFF-2, OFF-3). */
export type Basis = 'allowance' | 'grant' | 'floor' | 'unlimited';

/** Something of an account was spent. */
export interface AccountSpent extends OfAccount {
  readonly type: 'AccountSpent';
  readonly spend: SpendId;
  /** What it paid, as in a tab's id. */
  readonly for: string;
  readonly amount: number;
  readonly basis: Basis;
  /** Allowances or the grant of this device that it takes first, in this order; empty for none. */
  readonly allowances: readonly AllowanceId[];
  /** How much of it goes beyond what the device held, units. */
  readonly beyond: number;
  readonly card: CardId | null;
  /** The last of the bank's facts about this member that the till had seen (`turn`); 0 for none. */
  readonly seen: number;
}

/** A spend was taken back, in part or whole, with the bill that it paid (PTS-3). */
export interface SpendReturned extends OfAccount {
  readonly type: 'SpendReturned';
  readonly spend: SpendId;
  readonly amount: number;
}

/** A sale was refunded (MEM-3), or the points that a refunded bill had earned taken back (PTS-3). */
export interface CreditRefunded extends OfAccount {
  readonly type: 'CreditRefunded';
  readonly refund: SpendId;
  readonly sale: SaleId;
  /** Units taken off the account; of stored value, paid ones. */
  readonly amount: number;
  /** Money given to the guest, fen. */
  readonly refundFen: Fen;
  /** As of a spend. */
  readonly allowances: readonly AllowanceId[];
  readonly seen: number;
}

/** A device gave back what is left of an allowance. */
export interface AllowanceReleased extends OfAccount {
  readonly type: 'AllowanceReleased';
  readonly allowance: AllowanceId;
}

/** What people do about a case file. */
export const CASE_ACTIONS = ['collect', 'waive', 'chargeToStore', 'reassign'] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** Somebody decided what becomes of a case file. */
export interface CaseDecided {
  readonly type: 'CaseDecided';
  readonly member: MemberId;
  /** The case file's id. */
  readonly case: string;
  readonly action: CaseAction;
  /** Money taken, waived or charged, units; what is more than the case is about is not taken. */
  readonly amount: number;
  /** The store that bears it, for `chargeToStore`. */
  readonly store: StoreId | null;
  /** The member who pays it instead, for `reassign`; a spend of theirs lies beside it. */
  readonly to: MemberId | null;
  readonly note: string;
}

/** What tills record about members' accounts. */
export type TillFact =
  | AccountOpened
  | AccountCredited
  | AccountSpent
  | SpendReturned
  | CreditRefunded
  | AllowanceReleased
  | CaseDecided
  | CardFact
  | MergeFact;

interface OfBank {
  readonly member: MemberId;
  /** Place among the bank's facts about this member, from 1 without gaps. */
  readonly turn: number;
}

/** The bank moved part of an account to a device, for many spends or for one of an exact amount. */
export interface AllowanceGranted extends OfBank {
  readonly type: 'AllowanceGranted';
  readonly allowance: Allowance;
}

/** The bank took back what was left of an allowance after its expiry and grace. */
export interface AllowanceReclaimed extends OfBank {
  readonly type: 'AllowanceReclaimed';
  readonly allowance: AllowanceId;
  readonly effects: readonly Effect[];
}

/** The bank settled a till's fact: once, for good. */
export interface Settled extends OfBank {
  readonly type: 'Settled';
  readonly ref: EntryId;
  /** The business date of the till's fact. */
  readonly date: BusinessDate;
  readonly outcome: Outcome;
  readonly effects: readonly Effect[];
}

/** The bank found something that people must decide (异常单). */
export interface CaseFileOpened extends OfBank {
  readonly type: 'CaseFileOpened';
  readonly file: CaseFile;
}

/** Nothing of a case file is left to decide. */
export interface CaseFileResolved extends OfBank {
  readonly type: 'CaseFileResolved';
  readonly case: string;
  readonly how: CaseAction | 'paidByCredit' | 'returned' | 'chainLoss';
  readonly by: Party;
  readonly note: string;
}

/** What the bank alone records, in its own log. */
export type BankFact =
  | AllowanceGranted
  | AllowanceReclaimed
  | Settled
  | CaseFileOpened
  | CaseFileResolved;
