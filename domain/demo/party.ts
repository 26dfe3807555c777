import { dayMinute } from '../kernel/business-date.ts';
import type { RoomId } from '../kernel/ids.ts';
import type { MemberProfile } from '../members/records.ts';
import { CLASS_CAPACITIES } from './prices.ts';
import { anyPerson } from './members.ts';
import type { DemoNames } from './names/names.ts';
import type { Random } from './random.ts';

/** A party that comes to sing, before it has a room. Minutes are those of the business day. */
export interface Party {
  readonly name: string;
  readonly heads: number;
  readonly member: MemberProfile | null;
  readonly arrival: number;
  readonly stayMinutes: number;
}

/** How many parties arrive in each hour of the business day, in proportion. */
const ARRIVALS: readonly (readonly [hour: number, weight: number])[] = [
  [12, 2],
  [13, 5],
  [14, 5],
  [15, 4],
  [16, 3],
  [17, 4],
  [18, 8],
  [19, 15],
  [20, 17],
  [21, 14],
  [22, 9],
  [23, 5],
  [24, 3],
  [25, 2],
];

/** The last party has left by 06:30, well before closeout. */
const LAST_LEAVE = dayMinute(30 * 60 + 30);
const MEMBER_SHARE = 0.35;

/** The parties of one day, earliest first. */
export function partiesOf(
  random: Random,
  names: DemoNames,
  members: readonly MemberProfile[],
  count: number,
): readonly Party[] {
  const parties = Array.from({ length: count }, (): Party => {
    const [hour] = random.weighted(ARRIVALS, ([, weight]) => weight);
    const arrival = hour * 60 + random.int(0, 59);
    const wanted = random.int(45, 150) + random.int(20, 120);
    const member = random.chance(MEMBER_SHARE) ? random.pick(members) : null;
    const person = anyPerson(random, names.people);
    return {
      name: random.chance(0.08)
        ? random.pick(names.people.parties)
        : (member?.name ?? person.party),
      heads: Math.min(26, random.int(2, 4) + (random.chance(0.45) ? random.int(1, 14) : 0)),
      member,
      arrival,
      stayMinutes: Math.min(wanted, LAST_LEAVE - arrival),
    };
  });
  return parties.sort((a, b) => a.arrival - b.arrival);
}

/**
 * The room that staff give a party: of the smallest class that seats it and has one free, else the
 * largest one free.
 *
 * @returns null when the house is full: the party leaves.
 */
export function chooseRoom(
  rooms: readonly { readonly id: RoomId; readonly capacity: number }[],
  heads: number,
  random: Random,
): RoomId | null {
  const capacity =
    CLASS_CAPACITIES.find(
      (seats) => seats >= heads && rooms.some((room) => room.capacity === seats),
    ) ?? Math.max(0, ...rooms.map((room) => room.capacity));
  const fitting = rooms.filter((room) => room.capacity === capacity);
  return fitting.length === 0 ? null : random.pick(fitting).id;
}
