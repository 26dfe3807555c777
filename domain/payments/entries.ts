import type { Fen } from '../kernel/fen.ts';
import type { ShiftId, TabId, TenderId } from '../kernel/ids.ts';

/** Kinds of money (PAY-2) taken so far; member accounts join them with the bank. */
export const TENDER_TYPES = ['cash', 'wechatPay', 'alipay', 'unionPay', 'otherCard'] as const;
export type TenderType = (typeof TENDER_TYPES)[number];

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
  /** The payment service's number, or the last digits of the slip; empty for cash. */
  readonly reference: string;
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

export type PaymentFact = TenderTaken | TenderVoided;
