import type { NewMoney } from '../commands/command.ts';
import type { Fen } from '../kernel/fen.ts';
import type { AllowanceId, CardId, MemberId, SaleId, StoreId } from '../kernel/ids.ts';
import type { MoneyTender } from '../payments/entries.ts';
import type { CaseAction } from './entries.ts';

/** Tops a member's stored value up (充值); the first one opens the account. */
export interface TopUp {
  readonly type: 'topUp';
  readonly member: MemberId;
  /** The package that is bought; null for any amount, without a bonus. */
  readonly topUp: string | null;
  /** What the guest pays; of a package what it says. */
  readonly paidFen: Fen;
  /** They come to `paidFen`; cash may bring change. */
  readonly tenders: readonly NewMoney[];
}

/** Sells a card of uses or time, a coupon, or several together. */
export interface SellProduct {
  readonly type: 'sellProduct';
  readonly member: MemberId;
  readonly product: string;
  /** They come to its price; none for one that costs nothing. */
  readonly tenders: readonly NewMoney[];
}

/** Gives back what is unused of a top-up or a sold card. */
export interface RefundSale {
  readonly type: 'refundSale';
  readonly member: MemberId;
  readonly sale: SaleId;
  /** How the money goes back. */
  readonly tenderType: MoneyTender;
  /** The payment service's number; empty for cash. */
  readonly reference: string;
}

export interface IssueCard {
  readonly type: 'issueCard';
  readonly member: MemberId;
  readonly number: string;
}

export interface FreezeCard {
  readonly type: 'freezeCard';
  readonly member: MemberId;
  readonly card: CardId;
  readonly reason: string;
}

export interface UnfreezeCard {
  readonly type: 'unfreezeCard';
  readonly member: MemberId;
  readonly card: CardId;
}

export interface ReplaceCard {
  readonly type: 'replaceCard';
  readonly member: MemberId;
  readonly card: CardId;
  readonly number: string;
}

export interface CancelCard {
  readonly type: 'cancelCard';
  readonly member: MemberId;
  readonly card: CardId;
  readonly reason: string;
}

/** Gives back what this device holds, as after a payment or when another store asks for it. */
export interface ReleaseAllowance {
  readonly type: 'releaseAllowance';
  readonly member: MemberId;
  readonly allowance: AllowanceId;
}

/** Decides a case file that the bank opened about a member's money. */
export interface DecideCase {
  readonly type: 'decideCase';
  readonly member: MemberId;
  readonly case: string;
  readonly action: CaseAction;
  /** Units of the case that are decided, at most what is left of it. */
  readonly amount: number;
  /** Who bears it, for `chargeToStore`; null for this store. */
  readonly store: StoreId | null;
  /** Who pays it out of their stored value, for `reassign`. */
  readonly to: MemberId | null;
  readonly note: string;
  /** The money taken, for `collect`. */
  readonly tender: NewMoney | null;
}

/** Says that two members are one person. */
export interface MergeMembers {
  readonly type: 'mergeMembers';
  readonly member: MemberId;
  /** Who it is from now on. */
  readonly into: MemberId;
  readonly reason: string;
}

export interface UndoMerge {
  readonly type: 'undoMerge';
  readonly member: MemberId;
  readonly reason: string;
}

export type AccountCommand =
  | TopUp
  | SellProduct
  | RefundSale
  | IssueCard
  | FreezeCard
  | UnfreezeCard
  | ReplaceCard
  | CancelCard
  | ReleaseAllowance
  | DecideCase
  | MergeMembers
  | UndoMerge;
