import type { Fen } from '../kernel/fen.ts';
import type {
  AccountId,
  CardId,
  LineId,
  MemberId,
  ShiftId,
  SpendId,
  TabId,
  TenderId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

/** Kinds of money (PAY-2). */
export const MONEY_TENDERS = ['cash', 'wechatPay', 'alipay', 'unionPay', 'otherCard'] as const;
export type MoneyTender = (typeof MONEY_TENDERS)[number];

/** What a member's accounts pay with (PAY-10). */
export const ACCOUNT_TENDERS = [
  'storedValue',
  'countCard',
  'periodCard',
  'coupon',
  'points',
] as const;
export type AccountTenderType = (typeof ACCOUNT_TENDERS)[number];

/** What a tab can be paid with. */
export const TENDER_TYPES = [...MONEY_TENDERS, ...ACCOUNT_TENDERS] as const;
export type TenderType = MoneyTender | AccountTenderType;

export const isAccountTender = (type: TenderType): type is AccountTenderType =>
  ACCOUNT_TENDERS.some((known) => known === type);

/** The spend of a member's account that a tender is. */
export interface TenderOfAccount {
  readonly member: MemberId;
  readonly account: AccountId;
  readonly spend: SpendId;
  /** Units taken off the account: fen, uses, minutes, points, 1 for a coupon. */
  readonly units: number;
  /** Units beyond what the till held: to be settled with the bank, and said on the slip (OFF-3). */
  readonly beyond: number;
  readonly card: CardId | null;
  /** What of the tab a card of uses or of time pays; null for what pays any of it. */
  readonly covers: Covered | null;
}

/** Parts of a tab that are paid once only. */
export interface Covered {
  readonly time: boolean;
  readonly lines: readonly { readonly line: LineId; readonly quantity: number }[];
}

/** Money was taken for a tab. */
export interface TenderTaken {
  readonly type: 'TenderTaken';
  readonly tab: TabId;
  readonly shift: ShiftId;
  readonly tender: TenderId;
  readonly tenderType: TenderType;
  /** What it pays of the tab: receivedFen − changeFen. > 0. */
  readonly amountFen: Fen;
  /** What the guest handed over. */
  readonly receivedFen: Fen;
  /** Given back; 0 for all but cash. */
  readonly changeFen: Fen;
  /** The payment service's number, or the last digits of the slip; empty for all else. */
  readonly reference: string;
  /** Of a tender out of a member's account; the AccountSpent beside it is what the bank settles. */
  readonly account?: TenderOfAccount;
  /**
   * Where the clock of the tab stood still, of money taken before the rest was: what is due stays what
   * this was taken for (SETTLE-1). Absent of a tender that settles, whose settlement says it.
   */
  readonly endedAt?: Instant;
}

/** A tender was given back before the tab was settled. */
export interface TenderVoided {
  readonly type: 'TenderVoided';
  readonly tab: TabId;
  /** The shift out of whose drawer it was given back. */
  readonly shift: ShiftId;
  readonly tender: TenderId;
  /** Copied from the tender, so that the shift that gives back needs no other fact. */
  readonly tenderType: TenderType;
  readonly amountFen: Fen;
  readonly reason: string;
}

/**
 * Money was taken or given for a member's accounts, beside the fact that says for what (PAY-12). It
 * lies in the drawer like any other; it isn't revenue, but owed to the member until it is spent.
 */
export interface AccountTender {
  readonly type: 'AccountTender';
  readonly shift: ShiftId;
  readonly tender: TenderId;
  readonly member: MemberId;
  readonly for: 'topUp' | 'sale' | 'case' | 'refund';
  /** The sale, refund or case that it is for. */
  readonly about: string;
  readonly tenderType: MoneyTender;
  /** receivedFen − changeFen; below 0 where it was given to the guest, as in a refund. */
  readonly amountFen: Fen;
  readonly receivedFen: Fen;
  readonly changeFen: Fen;
  readonly reference: string;
}

export type PaymentFact = TenderTaken | TenderVoided | AccountTender;
