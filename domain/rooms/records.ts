import type { RoomId, RoomTypeId, TariffId } from '../kernel/ids.ts';
import type { DayKind } from '../tariffs/tariff.ts';

/** A kind of room, with the tariff of each kind of day (register of the chain). */
export interface RoomType {
  readonly id: RoomTypeId;
  readonly name: string;
  /** Guests it seats. */
  readonly capacity: number;
  /** `''` holds the tariff of a day kind that is not named. */
  readonly tariffs: Readonly<Record<DayKind, TariffId>>;
  readonly sort: number;
  readonly retired: boolean;
}

/** A room of a store (register of the store). */
export interface Room {
  readonly id: RoomId;
  readonly name: string;
  readonly type: RoomTypeId;
  /** Where it is in the store, as in `2F`; rooms are grouped by it on the board. */
  readonly area: string;
  readonly sort: number;
  readonly retired: boolean;
}
