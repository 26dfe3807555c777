import type { TariffId } from '../kernel/ids.ts';
import type { RoomType } from '../rooms/records.ts';
import type { DayKind, Tariff } from './tariff.ts';

/**
 * The tariff of a room type on a kind of day (TAR-1): the one named for that kind, else the one
 * named for every other (`''`).
 *
 * @returns null when none is named, or the one named doesn't exist: the room can't be opened.
 */
export function tariffFor(
  roomType: Pick<RoomType, 'tariffs'>,
  dayKind: DayKind,
  tariffs: ReadonlyMap<TariffId, Tariff>,
): Tariff | null {
  const named = Object.hasOwn(roomType.tariffs, dayKind) ? roomType.tariffs[dayKind] : undefined;
  const id = named ?? roomType.tariffs[''];
  return id === undefined ? null : (tariffs.get(id) ?? null);
}
