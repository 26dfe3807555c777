import { draftOf, payDebts, type Closed, type Draft } from '../accounts/draft.ts';
import type { Recorded } from '../accounts/entries.ts';
import { partyOf } from '../accounts/evolve.ts';
import { dateFor, outcomeOf, settledAs } from '../accounts/outcome.ts';
import { undo } from '../accounts/settle-return.ts';
import { openCase } from '../accounts/settle-spend.ts';
import { valuesOf, type MemberAccounts } from '../accounts/state.ts';
import type { CardFact, CardReplaced } from './entries.ts';
import type { CardState } from './state.ts';

/** What becomes of a card (MEM-2). Null where the card hasn't been heard of yet. */
export function settleCard(books: MemberAccounts, entry: Recorded<CardFact>): Closed | null {
  const { fact } = entry;
  const card = books.cards[fact.card];
  const draft = draftOf(books);
  if (fact.type === 'CardIssued') {
    if (card) return settledAs(draft, entry, outcomeOf('repeated', 0));
    draft.apply({ type: 'card', card: newCard(fact.card, fact.number) });
    return settledAs(draft, entry, outcomeOf('accepted', 0));
  }
  if (!card) return null;
  switch (fact.type) {
    case 'CardFrozen':
      stop(draft, card, entry, 'frozen');
      break;
    case 'CardUnfrozen':
      unfreeze(draft, card, entry);
      break;
    case 'CardReplaced':
      replace(draft, card, { ...entry, fact });
      break;
    case 'CardCancelled':
      stop(draft, card, entry, 'cancelled');
      break;
    default:
      return fact satisfies never;
  }
  return settledAs(draft, entry, outcomeOf('accepted', 0));
}

const newCard = (card: CardState['card'], number: string): CardState => ({
  card,
  number,
  status: 'active',
  stops: [],
  replacedBy: null,
});

/** A card that was replaced or cancelled stays so. */
function stop(
  draft: Draft,
  card: CardState,
  entry: Recorded<CardFact>,
  status: 'frozen' | 'replaced' | 'cancelled',
): void {
  const isOver = card.status === 'replaced' || card.status === 'cancelled';
  const stops = [...card.stops, { by: partyOf(entry, 0), turn: draft.books().turn + 1, to: null }];
  draft.apply({ type: 'card', card: { ...card, stops, status: isOver ? card.status : status } });
  bearUsesAfter(draft, card, entry);
}

function unfreeze(draft: Draft, card: CardState, entry: Recorded<CardFact>): void {
  if (card.status !== 'frozen') return;
  const stops = card.stops.map((known) =>
    known.to === null && known.by.at < entry.at ? { ...known, to: entry.at } : known,
  );
  // A freeze that was later by the clocks goes on.
  const status = stops.some(({ to }) => to === null) ? 'frozen' : 'active';
  draft.apply({ type: 'card', card: { ...card, stops, status } });
}

/**
 * The first replacement in the bank's order stands. A second one makes a case, and its card is
 * frozen until people have decided which the member holds (CARD-2).
 */
function replace(draft: Draft, card: CardState, entry: Recorded<CardReplaced>): void {
  const { by: next, number } = entry.fact;
  const by = partyOf(entry, 0);
  if (card.replacedBy === null) {
    const replaced = { ...card, replacedBy: { card: next, by } };
    if (!draft.books().cards[next]) {
      draft.apply({ type: 'card', card: newCard(next, number) });
    }
    stop(draft, replaced, entry, 'replaced');
    return;
  }
  const turn = draft.books().turn + 1;
  const frozen = { ...newCard(next, number), stops: [{ by, turn, to: null }] };
  draft.apply({ type: 'card', card: { ...frozen, status: 'frozen' } });
  const about = { account: null, card: card.card, debit: null, amount: 0 };
  const against = card.replacedBy.by;
  openCase(draft, { id: `replaced:${next}`, kind: 'cardReplacedTwice', ...about, by, against });
}

/**
 * The bank heard of a freeze late: what the card had spent after it goes back to the member, and the
 * chain bears it, with a case (ACC-4). What was settled stays written; this corrects it.
 */
function bearUsesAfter(draft: Draft, card: CardState, entry: Recorded<CardFact>): void {
  const after = valuesOf(draft.books().debits).filter(
    (debit) => debit.card === card.card && debit.by.at > entry.at && debit.why === 'spend',
  );
  for (const { spend } of after.sort((a, b) => a.turn - b.turn)) {
    const debit = draft.books().debits[spend];
    const amount = debit ? debit.amount - debit.returned - debit.lost : 0;
    if (!debit || amount <= 0) continue;
    undo(draft, debit, amount, entry, 'chain');
    const { account, by } = debit;
    const about = { account, card: card.card, debit: spend, by, against: partyOf(entry, 0) };
    openCase(draft, { id: `frozen:${spend}`, kind: 'spendAfterFreeze', ...about, amount });
    payDebts(draft, account, dateFor(draft.books(), entry), partyOf(entry, amount));
  }
}
