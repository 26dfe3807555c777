import type { AccountsContext } from '../accounts/decide.ts';
import { valuesOf } from '../accounts/state.ts';
import { reasonOf } from '../commands/text.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { newId, type CardId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { CardFact } from './entries.ts';
import { MAX_CARDS, type CardState } from './state.ts';

type CardDecision = Result<readonly CardFact[], Refusal>;

const MAX_NUMBER = 60;

/** A card of this member, or `cardUnknown`. */
function cardOf({ view }: AccountsContext, card: CardId): Result<CardState, Refusal> {
  const known = view.expected.cards[card];
  return known ? ok(known) : err(refuse('cardUnknown'));
}

const isNumber = (number: string): boolean => number !== '' && number.length <= MAX_NUMBER;

/** Gives a member a card (MEM-2). `cardsTooMany` beyond five that are still of use. */
export function issueCard(context: AccountsContext, number: string): CardDecision {
  const { view, member, at, random } = context;
  const held = valuesOf(view.expected.cards).filter(
    ({ status }) => status === 'active' || status === 'frozen',
  );
  if (held.length >= MAX_CARDS) return err(refuse('cardsTooMany', { max: MAX_CARDS }));
  if (!isNumber(number.trim())) return err(refuse('cardUnknown'));
  const card = newId<'card'>(at, random);
  return ok([{ type: 'CardIssued', member, card, number: number.trim() }]);
}

/** Freezes a card that is said to be lost (挂失). `cardFrozen` where it is stopped already. */
export function freezeCard(context: AccountsContext, card: CardId, why: string): CardDecision {
  const known = cardOf(context, card);
  if (!known.ok) return known;
  if (known.value.status !== 'active') return err(refuse('cardFrozen'));
  const reason = reasonOf(why);
  if (!reason.ok) return reason;
  return ok([{ type: 'CardFrozen', member: context.member, card, reason: reason.value }]);
}

export function unfreezeCard(context: AccountsContext, card: CardId): CardDecision {
  const known = cardOf(context, card);
  if (!known.ok) return known;
  if (known.value.status !== 'frozen') return err(refuse('cardNotFrozen'));
  return ok([{ type: 'CardUnfrozen', member: context.member, card }]);
}

/** A new number for the same accounts (补办). `cardFrozen` where it was replaced or cancelled. */
export function replaceCard(context: AccountsContext, card: CardId, number: string): CardDecision {
  const known = cardOf(context, card);
  if (!known.ok) return known;
  const { status } = known.value;
  if (status === 'replaced' || status === 'cancelled') return err(refuse('cardFrozen'));
  if (!isNumber(number.trim())) return err(refuse('cardUnknown'));
  const { member, at, random } = context;
  const by = newId<'card'>(at, random);
  return ok([{ type: 'CardReplaced', member, card, by, number: number.trim() }]);
}

export function cancelCard(context: AccountsContext, card: CardId, why: string): CardDecision {
  const known = cardOf(context, card);
  if (!known.ok) return known;
  const { status } = known.value;
  if (status === 'replaced' || status === 'cancelled') return err(refuse('cardFrozen'));
  const reason = reasonOf(why);
  if (!reason.ok) return reason;
  return ok([{ type: 'CardCancelled', member: context.member, card, reason: reason.value }]);
}
