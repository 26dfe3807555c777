import { present } from '../kernel/assert.ts';
import { dayMinute, instantAt, parseClock, type BusinessDate } from '../kernel/business-date.ts';
import { addFen, yuan } from '../kernel/fen.ts';
import type { MemberId, StoreId } from '../kernel/ids.ts';
import { instant, plusMinutes, type Instant } from '../kernel/instant.ts';
import type { MemberProfile } from '../members/records.ts';
import { expectedCash } from '../shifts/expected.ts';
import { dayKindOf } from '../tariffs/calendar.ts';
import { createAgenda } from './agenda.ts';
import { crewOf } from './crew.ts';
import type { Desk, Hands } from './desk.ts';
import { partiesOf } from './party.ts';
import { countingError, inNotes } from './pay.ts';
import type { Random } from './random.ts';
import type { DemoRegisters } from './registers.ts';
import { arrive, freeRooms, type Evening } from './visit.ts';

/** Parties on an ordinary day in the first store, and how much more come on a weekend. */
const PARTIES = 44;
const WEEKEND_FACTOR = 1.3;
const FLOAT_YUAN = 500;

/**
 * One day of trade of one store, from the first shift's opening to the last one's count, recorded
 * through `desk`. Everything is settled or cancelled, cleaned and counted at the end, unless the
 * day is stopped before.
 *
 * @param size of the store to the first one: 0.8 has four parties for its five.
 * @param joining members who join on this day.
 * @param until where the day stops; null for its end.
 */
export function tradeDay(
  desk: Desk,
  date: BusinessDate,
  demo: DemoRegisters,
  random: Random,
  size: number,
  joining: readonly MemberProfile[],
  until: Instant | null,
): void {
  const { chain, store } = desk.registers;
  const clock = (minute: number): Instant => instantAt(date, dayMinute(minute), store.timeZone);
  const secondTill = { from: clock(parseClock('17:30')), to: clock(parseClock('26:00')) };
  const crew = crewOf(demo.staff, store.id, secondTill);
  const agenda = createAgenda();
  const locals = localsOf(demo, store.id);
  const evening: Evening = { desk, agenda, random, crew, names: demo.names, locals };

  desk.openDay(date);
  openTill(evening, crew.cashier, clock(parseClock('11:45')));
  openTill(evening, crew.manager, plusMinutes(secondTill.from, -5));
  closeTill(evening, crew.manager, plusMinutes(secondTill.to, 20));
  closeTill(evening, crew.cashier, clock(parseClock('31:15')));

  const isWeekend = dayKindOf(date, chain.calendar, store.dates) !== 'weekday';
  const parties = PARTIES * size * (isWeekend ? WEEKEND_FACTOR : 1) + random.int(-3, 3);
  for (const party of partiesOf(random, demo.names, demo.members, Math.round(parties))) {
    const second = random.int(0, 59) * 1_000;
    agenda.at(instant(clock(party.arrival) + second), (at) => arrive(evening, party, at));
  }
  for (const { id: member, number } of joining) {
    const at = clock(random.int(parseClock('14:00'), parseClock('23:00')));
    agenda.at(at, (now) => desk.run(crew.cashier, now, { type: 'registerMember', member, number }));
  }
  if (random.chance(0.1)) breakDown(evening, clock(parseClock('12:20')));
  agenda.run(until);
}

const localsOf = ({ members }: DemoRegisters, store: StoreId): ReadonlySet<MemberId> =>
  new Set(members.filter(({ home }) => home === store).map(({ id }) => id));

function openTill({ desk, agenda }: Evening, hands: Hands, when: Instant): void {
  const float = inNotes(yuan(FLOAT_YUAN));
  agenda.at(when, (at) => desk.run(hands, at, { type: 'openShift', float }));
}

/** The drawer is counted blind: now and then a few yuan over or short. */
function closeTill({ desk, agenda, random, names }: Evening, hands: Hands, when: Instant): void {
  agenda.at(when, (at) => {
    const shift = present(desk.books.openShiftOf(desk.deviceOf(hands.till)), 'the open shift');
    const offFen = countingError(random);
    desk.run(hands, at, {
      type: 'closeShift',
      shift: shift.shift,
      counted: inNotes(addFen(expectedCash(shift), offFen)),
      note: offFen < 0 ? names.reasons.short : '',
    });
  });
}

/** A room is out of order for three hours of the afternoon. */
function breakDown({ desk, agenda, random, crew, names }: Evening, when: Instant): void {
  agenda.at(when, (at) => {
    const free = freeRooms(desk);
    if (free.length === 0) return;
    const { id: room } = random.pick(free);
    const { outOfOrder: reason } = names.reasons;
    desk.run(crew.attendant, at, { type: 'takeRoomOutOfOrder', room, reason });
    agenda.at(plusMinutes(at, 180), (later) =>
      desk.run(crew.attendant, later, { type: 'restoreRoom', room }),
    );
  });
}
