import type { BankFact, Recorded, TillFact } from '../accounts/entries.ts';
import type { CaseFile, MemberAccounts } from '../accounts/state.ts';
import type { AccountTerms } from '../accounts/terms.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type { Fen } from '../kernel/fen.ts';
import type { AccountId, AllowanceId, ChainId, MemberId } from '../kernel/ids.ts';

/**
 * One member's accounts as the bank has settled them, for every tablet of the chain: payload of DATA
 * on the document {@link accountsDoc}, a JSON array of rows in UTF-8; `seq` of the frame is the
 * cursor. A row with a greater `version` replaces one with a smaller, whatever the order in which
 * they come; nothing else about it need be compared.
 */
export interface AccountsRow {
  readonly member: MemberId;
  /** Grows with every change of the row; never given twice. */
  readonly version: number;
  /** The last of the bank's facts that is in `books`. */
  readonly turn: number;
  /** What tills need of the member's books (`tillBooks`). */
  readonly books: MemberAccounts;
  /** Allowances that the bank would like back: somebody waits for what they hold. */
  readonly recalls: readonly AllowanceId[];
}

/** The document by which {@link AccountsRow}s reach tablets. */
export const accountsDoc = (chain: ChainId): string => `accounts/${chain}`;

/**
 * POST /api/bank/grants (token) → 200 {@link BankAnswer}. Exactly `amount` units for one spend or
 * refund of the asking device. Where other devices hold them, the bank recalls them and waits two
 * seconds at most.
 */
export interface GrantRequest {
  readonly member: MemberId;
  readonly account: AccountId;
  /** Units, whole, > 0. */
  readonly amount: number;
}

/**
 * POST /api/bank/allowances (token) → 200 {@link BankAnswer}. What is free goes to the asking device
 * at once; what other devices hold is recalled, and comes in a later row of the member.
 */
export interface AllowancesRequest {
  readonly member: MemberId;
  /** Empty for all that the member has. `amount` absent for all of an account. */
  readonly wants: readonly { readonly account: AccountId; readonly amount?: number }[];
  /**
   * The member has left their home store, and what may rest there does (`restingShare`): nobody is
   * asked to give anything back for it. `wants` says nothing then.
   */
  readonly rests?: boolean;
}

export interface BankAnswer {
  /** The member's row after it; empty for a member that the bank has not heard of. */
  readonly rows: readonly AccountsRow[];
  /** Why a grant was not given, in the codes of commands: `accountUnknown`, `balanceTooLow` … */
  readonly refusal?: Refusal;
}

/** GET /api/bank/members/:member/movements?before=<turn> (token) → 200. Newest first, a page. */
export interface Movements {
  readonly movements: readonly Movement[];
  /** Pass as `before` for older ones; 0 at the end. */
  readonly next: number;
}

export interface Movement {
  readonly fact: BankFact;
  /** What the till had recorded; null for what the bank did of itself. */
  readonly entry: Recorded<TillFact> | null;
}

/** GET /api/bank/cases?state=open|closed&cursor= (token) → 200. The chain's case files, newest first. */
export interface BankCases {
  readonly cases: readonly { readonly member: MemberId; readonly file: CaseFile }[];
  /** Pass as `cursor` for more; empty at the end. */
  readonly next: string;
}

/** GET /api/bank/totals?date=YYYY-MM-DD (token) → 200. What the chain owes its members. */
export interface BankTotals {
  readonly date: BusinessDate;
  readonly kinds: readonly BankTotal[];
}

export interface BankTotal {
  readonly kind: AccountTerms['kind'];
  readonly accounts: number;
  /** Units that members paid for and those given on top. */
  readonly paid: number;
  readonly bonus: number;
  /** What both are worth at the accounts' own rates; of stored value, the prepaid balance. */
  readonly worthFen: Fen;
  /** Units that members owe. */
  readonly owed: number;
}
