import { present } from '../kernel/assert.ts';
import { yuan } from '../kernel/fen.ts';
import type { MemberId, RoomId, TabId } from '../kernel/ids.ts';
import { plusMinutes, type Instant } from '../kernel/instant.ts';
import { liveQuantity, tabAmounts } from '../tabs/amounts.ts';
import type { TabState } from '../tabs/state.ts';
import type { Agenda } from './agenda.ts';
import type { Crew } from './crew.ts';
import type { Desk } from './desk.ts';
import type { DemoNames } from './names/names.ts';
import { composeOrder } from './order.ts';
import { chooseRoom, type Party } from './party.ts';
import { payPart, payWith } from './pay.ts';
import type { Random } from './random.ts';
import { payFromStoredValue } from './stored-value.ts';

/** What the visits of one day share. */
export interface Evening {
  readonly desk: Desk;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly crew: Crew;
  readonly names: DemoNames;
  /** Members at home in this store: no other one touches their stored value. */
  readonly locals: ReadonlySet<MemberId>;
}

const CANCELLED_SHARE = 0.03;
const TRANSFERRED_SHARE = 0.06;
const VOIDED_SHARE = 0.06;
const SPLIT_SHARE = 0.15;

/** Rooms that could be opened now. */
export const freeRooms = ({
  books,
  registers,
}: Desk): readonly { readonly id: RoomId; readonly capacity: number }[] =>
  [...registers.rooms.values()].flatMap(({ id, type }) => {
    const { occupants, dirtySince, outOfOrder } = books.room(id);
    const isFree = occupants.length === 0 && dirtySince === null && outOfOrder === null;
    return isFree ? [{ id, capacity: registers.roomTypes.get(type)?.capacity ?? 0 }] : [];
  });

/** A party arrives: it gets a room and everything that follows goes on the agenda, or it leaves. */
export function arrive(evening: Evening, party: Party, now: Instant): void {
  const { desk, agenda, random, crew, names } = evening;
  const room = chooseRoom(freeRooms(desk), party.heads, random);
  if (room === null) return;
  const { member, heads, name } = party;
  const isKnownAtOnce = member !== null && random.chance(0.6);
  const [opened] = desk.run(crew.opener(random, now), now, {
    type: 'openRoom',
    room,
    party: name,
    heads,
    member: isKnownAtOnce ? { id: member.id, number: member.number } : null,
  });
  const fact = present(opened, 'the opening').fact;
  if (fact.type !== 'RoomSessionOpened') return;
  const { tab } = fact;
  if (random.chance(CANCELLED_SHARE)) {
    agenda.at(plusMinutes(now, random.int(1, 6)), (at) => cancel(evening, tab, room, at));
    return;
  }
  if (member && !isKnownAtOnce) {
    const { id, number: memberNumber } = member;
    agenda.at(plusMinutes(now, random.int(3, 30)), (at) =>
      desk.run(crew.server(random), at, { type: 'attachMember', tab, member: id, memberNumber }),
    );
  }
  if (random.chance(0.04)) {
    agenda.at(plusMinutes(now, 5), (at) =>
      desk.run(crew.server(random), at, { type: 'noteTab', tab, note: random.pick(names.notes) }),
    );
  }
  planRounds(evening, tab, party, now);
  if (party.stayMinutes > 60 && random.chance(TRANSFERRED_SHARE)) {
    agenda.at(plusMinutes(now, random.int(20, 50)), (at) => transfer(evening, tab, party, at));
  }
  agenda.at(plusMinutes(now, party.stayMinutes), (at) => leave(evening, tab, at));
}

function cancel(
  { desk, agenda, random, crew, names }: Evening,
  tab: TabId,
  room: RoomId,
  at: Instant,
): void {
  desk.run(crew.cashier, at, { type: 'cancelSession', tab, reason: names.reasons.cancel });
  if (desk.books.room(room).dirtySince === null) return;
  agenda.at(plusMinutes(at, random.int(2, 6)), (now) =>
    desk.run(crew.attendant, now, { type: 'markRoomClean', room }),
  );
}

/** Rounds of orders: the first soon, the last twenty minutes before the end at the latest. */
function planRounds(evening: Evening, tab: TabId, party: Party, opened: Instant): void {
  const { desk, agenda, random, crew } = evening;
  const items = [...desk.registers.items.values()];
  let minute = random.int(3, 12);
  for (let round = 0; minute < party.stayMinutes - 20; round += 1) {
    const sentAt = plusMinutes(opened, minute);
    const lines = composeOrder(random, items, party.heads, round, sentAt);
    agenda.at(sentAt, (at) => {
      desk.run(crew.server(random), at, { type: 'sendOrder', tab, lines });
      if (random.chance(VOIDED_SHARE)) {
        agenda.at(plusMinutes(at, random.int(2, 6)), (later) => takeBack(evening, tab, later));
      }
    });
    minute += random.int(28, 75);
  }
}

/** One of something on the tab goes back; the manager approves on the cashier's till. */
function takeBack({ desk, random, crew, names }: Evening, tab: TabId, at: Instant): void {
  const lines = tabOf(desk, tab).orders.flatMap((order) => order.lines);
  const standing = lines.filter((line) => liveQuantity(line) > 0);
  if (standing.length === 0) return;
  desk.run(crew.approved, at, {
    type: 'voidLine',
    tab,
    line: random.pick(standing).line,
    quantity: 1,
    reason: random.pick(names.reasons.voids),
  });
}

/** More people came: a larger room where one is free. */
function transfer(
  { desk, agenda, random, crew, names }: Evening,
  tab: TabId,
  party: Party,
  at: Instant,
): void {
  const from = present(tabOf(desk, tab).stays.at(-1), 'the room').room;
  const seats = desk.registers.roomTypes.get(from.type)?.capacity ?? 0;
  const larger = freeRooms(desk).filter((room) => room.capacity > seats);
  const to = chooseRoom(larger, seats + 1, random);
  if (to === null) return;
  const heads = party.heads + random.int(2, 5);
  desk.run(crew.cashier, at, { type: 'transferRoom', tab, to, reason: names.reasons.transfer });
  desk.run(crew.cashier, at, { type: 'changeHeads', tab, heads });
  agenda.at(plusMinutes(at, random.int(6, 15)), (now) =>
    desk.run(crew.attendant, now, { type: 'markRoomClean', room: from.id }),
  );
}

/** The party pays and goes; the room is cleaned after it. */
function leave(evening: Evening, tab: TabId, endedAt: Instant): void {
  const { desk, agenda, random, crew } = evening;
  const { room } = present(tabOf(desk, tab).stays.at(-1), 'the room');
  const hands = crew.settler(random, endedAt);
  const left = () => tabAmounts(tabOf(desk, tab), endedAt, desk.registers.chain.rounding).leftFen;
  if (random.chance(SPLIT_SHARE)) {
    agenda.at(plusMinutes(endedAt, 1), (at) => {
      if (left() < yuan(50)) return;
      desk.run(hands, at, { type: 'takeTender', tab, endedAt, tender: payPart(random, left()) });
    });
  }
  agenda.at(plusMinutes(endedAt, random.int(2, 3)), (at) => {
    const member = tabOf(desk, tab).member?.id ?? null;
    if (member !== null && evening.locals.has(member) && left() > 0) {
      const paying = { tab, endedAt, leftFen: left() };
      payFromStoredValue(desk, random, hands, member, at, paying);
    }
    const tenders = left() > 0 ? [payWith(random, left())] : [];
    desk.run(hands, at, { type: 'settleTab', tab, endedAt, tenders });
  });
  agenda.at(plusMinutes(endedAt, random.int(9, 20)), (at) =>
    desk.run(crew.attendant, at, { type: 'markRoomClean', room: room.id }),
  );
}

const tabOf = (desk: Desk, tab: TabId): TabState => present(desk.books.tab(tab), `tab ${tab}`);
