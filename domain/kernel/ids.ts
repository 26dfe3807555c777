import { assert } from './assert.ts';
import type { Instant } from './instant.ts';

declare const idBrand: unique symbol;
type Id<Kind extends string> = string & { readonly [idBrand]: Kind };

export type ChainId = Id<'chain'>;
export type StoreId = Id<'store'>;
export type DeviceId = Id<'device'>;
export type StaffId = Id<'staff'>;
export type RoomId = Id<'room'>;
export type RoomTypeId = Id<'roomType'>;
export type TariffId = Id<'tariff'>;
export type ItemId = Id<'item'>;
export type CategoryId = Id<'category'>;
export type StationId = Id<'station'>;
export type SessionId = Id<'session'>;
export type TabId = Id<'tab'>;
export type OrderId = Id<'order'>;
export type LineId = Id<'line'>;
export type TenderId = Id<'tender'>;
export type ShiftId = Id<'shift'>;
export type MemberId = Id<'member'>;
export type AccountId = Id<'account'>;
export type CardId = Id<'card'>;
export type AllowanceId = Id<'allowance'>;
export type SaleId = Id<'sale'>;
export type SpendId = Id<'spend'>;
export type PrinterId = Id<'printer'>;
export type PrintJobId = Id<'printJob'>;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARS = 9;
const RANDOM_CHARS = 8;
/** Bytes of randomness that {@link newId} takes. */
export const ID_RANDOM_BYTES = RANDOM_CHARS;

/** Gives `count` random bytes; passed in, since the domain has no randomness of its own. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * A new id, sortable by the time it was made: 9 base-32 digits of milliseconds and 8 random ones.
 *
 * 40 random bits: two ids collide only if made in the same millisecond, then with odds of one in
 * 10¹². Were it to happen, the second would fold into the first's aggregate; the entry itself,
 * whose id is made of device, epoch and seq, can't collide.
 */
export function newId<Kind extends string>(at: Instant, random: RandomBytes): Id<Kind> {
  assert(at >= 0, 'an id needs an instant after 1970');
  let time = '';
  for (let rest: number = at, i = 0; i < TIME_CHARS; i += 1, rest = Math.floor(rest / 32)) {
    time = (ALPHABET[rest % 32] ?? '') + time;
  }
  let tail = '';
  for (const byte of random(RANDOM_CHARS)) tail += ALPHABET[byte % 32] ?? '';
  return (time + tail) as Id<Kind>;
}

const ID_PATTERN = /^[0-9a-z][0-9a-z_-]{0,39}$/u;

/** Whether text from an edge may stand as an id (of any kind). */
export const isId = (text: string): boolean => ID_PATTERN.test(text);

/**
 * Takes text as an id of the kind asked for.
 *
 * @throws AssertionError when it has characters that no id has; check with {@link isId} at edges.
 */
export function id<Branded extends Id<string>>(text: string): Branded {
  assert(isId(text), `not an id: ${text}`);
  return text as Branded;
}
