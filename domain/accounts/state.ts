import type { CardState } from '../cards/state.ts';
import type { EntryId } from '../journal/entry.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type { Fen } from '../kernel/fen.ts';
import type {
  AccountId,
  AllowanceId,
  CardId,
  DeviceId,
  MemberId,
  SaleId,
  SpendId,
  StaffId,
  StoreId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { AccountCredited, Basis, NewLot } from './entries.ts';
import type { AccountTerms } from './terms.ts';

/** Units on an account that came together and expire together. What is left is computed. */
export interface Lot extends NewLot {
  readonly lot: string;
  /** What it came by: a sale, or the fact that gave something back. */
  readonly sale: SaleId | EntryId;
  /** Taken while in its own period. */
  readonly used: number;
  /** Taken after it had moved into the next. */
  readonly usedRolled: number;
}

/** Units taken from one lot. */
export interface Take {
  readonly lot: string;
  readonly amount: number;
  /** Whether the lot had moved into its second period. */
  readonly rolled: boolean;
}

export interface Account {
  readonly account: AccountId;
  readonly name: string;
  readonly terms: AccountTerms;
  readonly lots: readonly Lot[];
  /** Units owed by the member: the sum of the account's open overdraft cases. */
  readonly owed: number;
}

/** Who did something, where and when: what a case file names. */
export interface Party {
  readonly ref: EntryId;
  readonly actor: StaffId;
  readonly device: DeviceId;
  readonly store: StoreId;
  readonly at: Instant;
  /** Units. */
  readonly amount: number;
}

/** Part of an account that one device alone may spend (离线额度). */
export interface Allowance {
  readonly allowance: AllowanceId;
  readonly account: AccountId;
  readonly device: DeviceId;
  readonly store: StoreId;
  /** A grant (`once`) is for one spend; what that leaves goes back. */
  readonly use: 'many' | 'once';
  readonly amount: number;
  /** 0 once closed. */
  readonly left: number;
  readonly expires: Instant;
  /**
   * The business date through which lots are there for it (ACC-1), by the clock of its device's store;
   * absent where none of them ends.
   */
  readonly until?: BusinessDate;
  readonly closed: null | 'released' | 'reclaimed' | 'used';
}

/** Something taken off an account: a spend, or the refund of a sale. */
export interface Debit {
  readonly spend: SpendId;
  readonly account: AccountId;
  readonly why: 'spend' | 'refund';
  /** The sale that a refund is of. */
  readonly sale: SaleId | null;
  readonly basis: Basis;
  readonly card: CardId | null;
  readonly by: Party;
  readonly turn: number;
  readonly amount: number;
  /** What paid it so far. A debt that is paid later adds to it. */
  readonly takes: readonly Take[];
  /** Still owed by the member. */
  readonly owed: number;
  /** Paid by the guest at a till, for a case. */
  readonly collected: number;
  /** Borne by the chain or a store: after a freeze, or decided so. */
  readonly lost: number;
  readonly returned: number;
}

/** What was sold, and what of it was refunded. */
export interface Sale {
  readonly sale: SaleId;
  readonly account: AccountId;
  readonly why: AccountCredited['why'];
  readonly by: Party;
  readonly turn: number;
  readonly amount: number;
  readonly paidFen: Fen;
  readonly refunded: number;
  readonly refundedFen: Fen;
}

export type CaseKind =
  | 'overdraft'
  | 'spendAfterFreeze'
  | 'refundBeyondPaid'
  | 'cardReplacedTwice'
  | 'mergedTwice';

/** Something that people must decide (异常单). */
export interface CaseFile {
  /** Made of the fact that it is about: the same on every device. */
  readonly id: string;
  readonly kind: CaseKind;
  readonly account: AccountId | null;
  readonly card: CardId | null;
  readonly debit: SpendId | null;
  /** Of a second merge, the member that it names. */
  readonly into?: MemberId;
  /** Whose fact raised it. */
  readonly by: Party;
  /** Who did what it collides with: took the balance, froze the card, refunded before. */
  readonly against: Party | null;
  /** Units it was opened for, and what of them is still open. */
  readonly amount: number;
  readonly left: number;
  /** How it was closed; null while it is open. */
  readonly resolved: { readonly how: string; readonly by: Party; readonly note: string } | null;
}

/** What a till's fact came to. It never changes. */
export interface Outcome {
  readonly what:
    | 'accepted'
    | 'covered'
    | 'overdraft'
    | 'chainLoss'
    | 'beyondSale'
    | 'nothing'
    | 'repeated';
  /** Units of the fact. */
  readonly amount: number;
  readonly fromAllowance: number;
  readonly fromPool: number;
  readonly owed: number;
  readonly lost: number;
}

/** An outcome as the books keep it, so that old ones can be left out of what tills hold. */
export interface SettledOutcome extends Outcome {
  readonly turn: number;
  /** The business date of the till's fact. */
  readonly date: BusinessDate;
}

/** That a member is another one from now on, and who said so (MEM-6). */
export interface Merged {
  readonly into: MemberId;
  readonly by: Party;
}

type ById<Id extends string, Value> = Readonly<Partial<Record<Id, Value>>>;

/**
 * All that the bank has settled of one member: the fold of its facts, the same wherever they are
 * folded. Plain data.
 */
export interface MemberAccounts {
  readonly member: MemberId;
  /** The last of the bank's facts about the member; 0 before the first. */
  readonly turn: number;
  /** The latest business date that a settled fact had. */
  readonly date: BusinessDate | null;
  readonly accounts: ById<AccountId, Account>;
  readonly cards: ById<CardId, CardState>;
  readonly allowances: ById<AllowanceId, Allowance>;
  readonly debits: ById<SpendId, Debit>;
  readonly sales: ById<SaleId, Sale>;
  readonly cases: Readonly<Partial<Record<string, CaseFile>>>;
  readonly settled: ById<EntryId, SettledOutcome>;
  /** Absent for a member who is merged into nobody. */
  readonly merged?: Merged;
}

export const emptyAccounts = (member: MemberId): MemberAccounts => ({
  member,
  turn: 0,
  date: null,
  accounts: {},
  cards: {},
  allowances: {},
  debits: {},
  sales: {},
  cases: {},
  settled: {},
});

/** The values of a record by id. */
export const valuesOf = <Value>(record: Readonly<Partial<Record<string, Value>>>): Value[] =>
  Object.values(record).filter((value) => value !== undefined);
