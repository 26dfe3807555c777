import type { CardId, MemberId } from '../kernel/ids.ts';

interface OfCard {
  readonly member: MemberId;
  readonly card: CardId;
}

/** A member got a card (MEM-2): a physical number, or the code on their phone. */
export interface CardIssued extends OfCard {
  readonly type: 'CardIssued';
  readonly number: string;
}

/** The member said that it is lost (挂失). */
export interface CardFrozen extends OfCard {
  readonly type: 'CardFrozen';
  readonly reason: string;
}

export interface CardUnfrozen extends OfCard {
  readonly type: 'CardUnfrozen';
}

/** A new card takes the place of an old one; the accounts stay (补办). */
export interface CardReplaced extends OfCard {
  readonly type: 'CardReplaced';
  readonly by: CardId;
  readonly number: string;
}

export interface CardCancelled extends OfCard {
  readonly type: 'CardCancelled';
  readonly reason: string;
}

export type CardFact = CardIssued | CardFrozen | CardUnfrozen | CardReplaced | CardCancelled;
