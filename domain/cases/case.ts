import type { Fen } from '../kernel/fen.ts';
import type { RoomId, TabId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Occupant } from '../rooms/state.ts';
import type { Settlement, TenderVoid } from '../tabs/state.ts';
import type { ResolvedCase } from './resolved.ts';

interface CaseBase {
  /** Made from the ids of the facts that it is about: the same on every device. */
  readonly id: string;
  /** The aggregate that raised it, as in `room:<id>`; what CaseResolved names. */
  readonly about: string;
  /** When the later of its facts was recorded. */
  readonly at: Instant;
  readonly resolved: ResolvedCase | null;
}

/** Two tablets that were apart put two parties in one room (CASE-1). */
export interface RoomOpenedTwice extends CaseBase {
  readonly kind: 'roomOpenedTwice';
  readonly room: RoomId;
  /** Both, in journal order, with who, on which device and when. */
  readonly occupants: readonly [Occupant, Occupant];
  /** The tabs of those of the two that are still in the room. */
  readonly inRoom: readonly TabId[];
}

/** Two tablets that were apart settled one tab (CASE-2). The first in journal order stands. */
export interface TabSettledTwice extends CaseBase {
  readonly kind: 'tabSettledTwice';
  readonly tab: TabId;
  readonly settlements: readonly [Settlement, Settlement];
}

/**
 * What came in from a tablet that was apart doesn't fit how the tab was ended (CASE-3): orders,
 * voids or tenders that its settlement, or its cancellation, had not known.
 */
export interface TabDiffers extends CaseBase {
  readonly kind: 'tabDiffers';
  readonly tab: TabId;
  /** What was to be paid by the settlement; 0 for a cancelled session. */
  readonly dueFen: Fen;
  /** Tenders that stand. */
  readonly paidFen: Fen;
  /** What the items come to, and what the settlement counted. */
  readonly itemsFen: Fen;
  readonly settledItemsFen: Fen;
}

/** Two tablets that were apart gave one tender back, each out of its own drawer (CASE-5). */
export interface TenderVoidedTwice extends CaseBase {
  readonly kind: 'tenderVoidedTwice';
  readonly tab: TabId;
  readonly voids: readonly [TenderVoid, TenderVoid];
}

/** Something that the fold found and people must settle (异常单). */
export type Case = RoomOpenedTwice | TabSettledTwice | TabDiffers | TenderVoidedTwice;
