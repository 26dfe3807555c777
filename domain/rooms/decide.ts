import type {
  CancelSession,
  ChangeHeads,
  MarkRoomClean,
  OpenRoom,
  RestoreRoom,
  TakeRoomOutOfOrder,
} from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse } from '../commands/refusal.ts';
import { limited, reasonOf } from '../commands/text.ts';
import { newId } from '../kernel/ids.ts';
import { err, ok } from '../kernel/result.ts';
import { isMergedAway } from '../members/away.ts';
import { isOver, itemsTotal, liveQuantity } from '../tabs/amounts.ts';
import { openTab } from '../tabs/open-tab.ts';
import type { TabState } from '../tabs/state.ts';
import { withinFreeMinutes } from '../tariffs/charge.ts';
import type { RoomSessionClosed } from './entries.ts';
import { closeRooms, roomOf } from './leave.ts';
import { isDirty, prepareRoom } from './prepare.ts';

/** The largest party that a room takes; beyond it somebody mistyped. */
const MAX_HEADS = 999;

const areHeads = (heads: number): boolean =>
  Number.isInteger(heads) && heads >= 1 && heads <= MAX_HEADS;

/**
 * A party takes a free room; its tab begins, with its member where one was named. Refuses
 * `headsInvalid`, `mergedAway` for a member who is another by now (MEM-6), and what `prepareRoom` does.
 */
export function openRoom(command: OpenRoom, context: CommandContext): Decision {
  const { heads, member } = command;
  if (!areHeads(heads)) return err(refuse('headsInvalid', { max: MAX_HEADS }));
  if (member && isMergedAway(member.id, context)) return err(refuse('mergedAway'));
  const party = limited(command.party, 'party');
  if (!party.ok) return party;
  const prepared = prepareRoom(command.room, context.date, context);
  if (!prepared.ok) return prepared;
  const { at, random } = context;
  const tab = newId<'tab'>(at, random);
  const session = newId<'session'>(at, random);
  return ok([
    { type: 'RoomSessionOpened', session, tab, party: party.value, heads, ...prepared.value },
    ...(member
      ? [{ type: 'MemberAttached' as const, tab, member: member.id, memberNumber: member.number }]
      : []),
  ]);
}

/**
 * Undoes an opening within the free minutes, with nothing ordered or paid (TAR-7). Refuses
 * `freeMinutesOver` (with how many there were), `tabHasOrders`, `tabHasTenders`.
 */
export function cancelSession(command: CancelSession, context: CommandContext): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  const tab = found.value;
  const reason = limited(command.reason, 'reason');
  if (!reason.ok) return reason;
  const { session } = tab;
  const room = roomOf(tab);
  const terms = tab.stays[0]?.terms;
  if (!session || !room || !terms) return err(refuse('tabUnknown'));
  if (hasOrders(tab)) return err(refuse('tabHasOrders', { itemsFen: itemsTotal(tab) }));
  if (tab.tenders.some((tender) => tender.voidedFor === null)) return err(refuse('tabHasTenders'));
  if (!withinFreeMinutes(terms, tab.openedAt, context.at)) {
    return err(refuse('freeMinutesOver', { minutes: terms.tariff.freeMinutes }));
  }
  return ok([
    { type: 'RoomSessionCancelled', session, tab: tab.tab, room, reason: reason.value },
    ...closeRooms(tab, session, context, room),
  ]);
}

const hasOrders = (tab: TabState): boolean =>
  tab.orders.some((order) => order.lines.some((line) => liveQuantity(line) > 0));

export function changeHeads(command: ChangeHeads, context: CommandContext): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  const { session, tab } = found.value;
  if (!session) return err(refuse('tabUnknown'));
  const { heads } = command;
  if (!areHeads(heads)) return err(refuse('headsInvalid', { max: MAX_HEADS }));
  return ok([{ type: 'HeadsChanged', session, tab, heads }]);
}

/**
 * Staff say that a room is empty and clean. Parties whose tabs are over but which the books still
 * have in the room (a tablet was apart) are closed first (ROOM-4); a party that has not paid refuses
 * `roomInUse`.
 */
export function markRoomClean(command: MarkRoomClean, context: CommandContext): Decision {
  const { room } = command;
  const { books, registers, at } = context;
  if (!registers.rooms.has(room)) return err(refuse('roomUnknown'));
  const state = books.room(room);
  const present = state.occupants.find((occupant) => {
    const tab = books.tab(occupant.tab);
    return !tab || !isOver(tab);
  });
  if (present) return err(refuse('roomInUse', { tab: present.tab, party: present.party }));
  const isStale = state.occupants.length > 0;
  if (!isStale && !isDirty(state, registers.store.autoCleanMinutes, at)) {
    return err(refuse('roomNotToClean'));
  }
  const closings = state.occupants.map(({ session, tab }): RoomSessionClosed => {
    return { type: 'RoomSessionClosed', session, tab, room };
  });
  return ok([...closings, { type: 'RoomCleaned', room }]);
}

export function takeRoomOutOfOrder(
  command: TakeRoomOutOfOrder,
  { books, registers }: CommandContext,
): Decision {
  const { room } = command;
  if (!registers.rooms.has(room)) return err(refuse('roomUnknown'));
  const reason = reasonOf(command.reason);
  if (!reason.ok) return reason;
  const state = books.room(room);
  const occupant = state.occupants[0];
  if (occupant) return err(refuse('roomInUse', { tab: occupant.tab, party: occupant.party }));
  if (state.outOfOrder) {
    return err(refuse('roomOutOfOrder', { reason: state.outOfOrder.reason }));
  }
  return ok([{ type: 'RoomTakenOutOfOrder', room, reason: reason.value }]);
}

export function restoreRoom(command: RestoreRoom, { books }: CommandContext): Decision {
  const { room } = command;
  if (!books.room(room).outOfOrder) return err(refuse('roomNotOutOfOrder'));
  return ok([{ type: 'RoomRestored', room }]);
}
