import type { Party } from '../accounts/state.ts';
import type { CardId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

/** A time in which a card must not be used. */
interface Stop {
  readonly by: Party;
  /** The bank's turn that told of it. */
  readonly turn: number;
  /** When it was lifted; null while it lasts. */
  readonly to: Instant | null;
}

/** A card as the bank knows it. */
export interface CardState {
  readonly card: CardId;
  readonly number: string;
  readonly status: 'active' | 'frozen' | 'replaced' | 'cancelled';
  readonly stops: readonly Stop[];
  /** The card that took its place. */
  readonly replacedBy: { readonly card: CardId; readonly by: Party } | null;
}

/** Cards that a member may hold at once (MEM-2). */
export const MAX_CARDS = 5;

/**
 * The stop that a use of the card falls into, or null.
 *
 * By the two clocks, since neither till may have heard of the other. One whose till had seen the stop
 * falls into it whatever its clock says.
 *
 * @param at when it was used.
 * @param seen the last bank fact about the member that the till had seen.
 */
export const stopAt = (card: CardState | undefined, at: Instant, seen: number): Stop | null =>
  card?.stops.find(
    (stop) =>
      (at > stop.by.at && (stop.to === null || at < stop.to)) ||
      (stop.to === null && seen >= stop.turn),
  ) ?? null;
