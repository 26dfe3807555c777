import type { CommandContext } from '../commands/context.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type { EntryId } from '../journal/entry.ts';
import type { RoomId } from '../kernel/ids.ts';
import { minutesBetween, type Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { dayKindOf } from '../tariffs/calendar.ts';
import { tariffFor } from '../tariffs/choose.ts';
import type { PricingTerms } from '../tariffs/tariff.ts';
import type { RoomRef } from './entries.ts';
import type { Room } from './records.ts';
import type { RoomState } from './state.ts';

/** What a party that comes into a room needs. */
export interface Prepared {
  readonly room: RoomRef;
  readonly terms: PricingTerms;
  readonly previous: EntryId | null;
}

/**
 * Readies a room for a party: free, clean and in order, with the terms of its type on the kind of
 * day that `date` is (DAY-3).
 *
 * @param date the business date whose tariff holds: of the opening, for a move too.
 * @returns or `roomUnknown`, `roomTaken` (by which tab, party, staff, since when), `roomOutOfOrder`,
 * `roomToClean`, `noTariff`.
 */
export function prepareRoom(
  id: RoomId,
  date: BusinessDate,
  context: CommandContext,
): Result<Prepared, Refusal> {
  const room = context.registers.rooms.get(id);
  if (!room || room.retired) return err(refuse('roomUnknown'));
  const state = context.books.room(id);
  const occupant = state.occupants[0];
  if (occupant) {
    const { tab, party, actor, device, since } = occupant;
    return err(refuse('roomTaken', { room: room.name, tab, party, actor, device, since }));
  }
  if (state.outOfOrder) {
    return err(refuse('roomOutOfOrder', { room: room.name, reason: state.outOfOrder.reason }));
  }
  if (isDirty(state, context.registers.store.autoCleanMinutes, context.at)) {
    return err(refuse('roomToClean', { room: room.name }));
  }
  return termsOf(room, date, context, state.last);
}

/**
 * Whether a room that nobody is in waits for cleaning.
 *
 * @param autoCleanMinutes minutes after which it counts as clean by itself; null for never.
 */
export const isDirty = (
  state: Pick<RoomState, 'dirtySince'>,
  autoCleanMinutes: number | null,
  at: Instant,
): boolean =>
  state.dirtySince !== null &&
  (autoCleanMinutes === null || minutesBetween(state.dirtySince, at) < autoCleanMinutes);

function termsOf(
  room: Room,
  date: BusinessDate,
  { registers }: CommandContext,
  previous: EntryId | null,
): Result<Prepared, Refusal> {
  const { chain, store, roomTypes, tariffs } = registers;
  const type = roomTypes.get(room.type);
  const dayKind = dayKindOf(date, chain.calendar, store.dates);
  const tariff = type ? tariffFor(type, dayKind, tariffs) : null;
  if (!type || !tariff) {
    return err(refuse('noTariff', { room: room.name, roomType: type?.name ?? '', dayKind }));
  }
  return ok({
    room: { id: room.id, name: room.name, type: type.id, typeName: type.name },
    terms: { date, timeZone: store.timeZone, dayKind, tariff },
    previous,
  });
}
