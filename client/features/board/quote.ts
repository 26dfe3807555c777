import type { ChainSettings, StoreSettings } from '#domain/chain/records.ts';
import { type BusinessDate, dayMinuteOf } from '#domain/kernel/business-date.ts';
import type { TariffId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { RoomType } from '#domain/rooms/records.ts';
import { dayKindOf } from '#domain/tariffs/calendar.ts';
import { tariffFor } from '#domain/tariffs/choose.ts';
import type { Band, DayKind, Tariff } from '#domain/tariffs/tariff.ts';

/** What a room costs if it is opened now. */
export interface Quote {
  readonly tariff: Tariff;
  readonly dayKind: DayKind;
  /** The band that it is now; null outside the hours of the tariff. */
  readonly band: Band | null;
  /** Bands still to come tonight, the present one first. */
  readonly bands: readonly Band[];
}

export interface QuoteSource {
  readonly roomType: RoomType | undefined;
  readonly tariffs: ReadonlyMap<TariffId, Tariff>;
  readonly chain: ChainSettings;
  readonly store: StoreSettings;
  readonly date: BusinessDate;
  readonly now: Instant;
}

/**
 * The tariff of a room's type for the business date (TAR-1, CAL-1, DAY-3), with the band of now.
 *
 * @returns null where the type has no tariff for this kind of day: the room can't be opened then.
 */
export function quote(source: QuoteSource): Quote | null {
  if (!source.roomType) return null;
  const dayKind = dayKindOf(source.date, source.chain.calendar, source.store.dates);
  const tariff = tariffFor(source.roomType, dayKind, source.tariffs);
  if (!tariff) return null;
  const minute = dayMinuteOf(source.now, source.date, source.store.timeZone);
  const bands = tariff.bands.filter((band) => band.to > minute);
  const first = bands[0];
  return { tariff, dayKind, bands, band: first && first.from <= minute ? first : null };
}
