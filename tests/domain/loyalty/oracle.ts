import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';

/**
 * Points as a shoebox of paper stamps, each one by itself, with a clerk who at every period's end
 * moves or throws away what is in the box. Written apart from the lots of the domain, and unlike
 * them: what it says must be what they say.
 */
export interface Stamp {
  readonly sale: string;
  until: BusinessDate;
  /** Where it moves when its period ends; null once moved, or never. */
  next: BusinessDate | null;
  state: 'here' | 'gone' | 'dead';
  /** The period in whose end it moved; the limit counts by it. */
  movedFrom: BusinessDate | null;
}

export interface Shoebox {
  readonly stamps: Stamp[];
  readonly limit: number | null;
  owed: number;
  today: BusinessDate;
}

export const shoebox = (today: BusinessDate, limit: number | null): Shoebox => ({
  stamps: [],
  limit,
  owed: 0,
  today,
});

const endOf = (stamp: Stamp): string => stamp.next ?? stamp.until;

const here = (box: Shoebox): Stamp[] =>
  box.stamps
    .filter(({ state }) => state === 'here')
    .sort((a, b) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0));

/** A period ended: the stamp moves into the next, if it may, or its time is over. */
function move(stamp: Stamp): void {
  if (stamp.next === null) {
    stamp.state = 'dead';
    return;
  }
  stamp.movedFrom = stamp.until;
  stamp.until = stamp.next;
  stamp.next = null;
}

/** Of the stamps that moved together, those beyond the limit lie dead: the last earned. */
function keepToLimit(box: Shoebox): void {
  if (box.limit === null) return;
  const groups = new Set(box.stamps.map(({ movedFrom }) => movedFrom));
  for (const from of groups) {
    if (from === null) continue;
    const group = box.stamps.filter((stamp) => stamp.movedFrom === from);
    const gone = group.filter(({ state }) => state === 'gone').length;
    const rest = group.filter(({ state, until }) => state !== 'gone' && until >= box.today);
    for (const [index, stamp] of rest.entries()) {
      stamp.state = index < box.limit - gone ? 'here' : 'dead';
    }
  }
}

/** The clerk comes every night. */
export function comeTo(box: Shoebox, date: BusinessDate): void {
  while (box.today < date) {
    for (const stamp of here(box)) if (stamp.until === box.today) move(stamp);
    box.today = plusDays(box.today, 1);
    keepToLimit(box);
  }
}

export const count = (box: Shoebox): number => here(box).length;

function payOwed(box: Shoebox): void {
  for (const stamp of here(box)) {
    if (box.owed === 0) return;
    stamp.state = 'gone';
    box.owed -= 1;
  }
}

export function earn(
  box: Shoebox,
  sale: string,
  amount: number,
  until: BusinessDate,
  next: BusinessDate | null,
): void {
  for (let made = 0; made < amount; made += 1) {
    box.stamps.push({ sale, until, next, state: 'here', movedFrom: null });
  }
  payOwed(box);
}

/** @returns the stamps taken, in the order of taking. */
export function spend(box: Shoebox, amount: number): Stamp[] {
  const taken = here(box).slice(0, amount);
  for (const stamp of taken) stamp.state = 'gone';
  return taken;
}

/** The last that were taken come back first; one whose time is over, for seven days. */
export function giveBack(box: Shoebox, amount: number, taken: Stamp[]): void {
  for (const stamp of taken.splice(Math.max(0, taken.length - amount)).toReversed()) {
    if ((stamp.next ?? stamp.until) < box.today) {
      box.stamps.push({
        ...stamp,
        until: plusDays(box.today, 7),
        next: null,
        state: 'here',
        movedFrom: null,
      });
      continue;
    }
    stamp.state = 'here';
    if (stamp.until < box.today) move(stamp);
  }
  keepToLimit(box);
  payOwed(box);
}

/** What a sale had earned is taken back: its dead ones, its own, others, and then it is owed. */
export function takeBack(box: Shoebox, sale: string, amount: number): void {
  const dead = box.stamps.filter((stamp) => stamp.sale === sale && stamp.state === 'dead');
  const own = here(box).filter((stamp) => stamp.sale === sale);
  const others = here(box).filter((stamp) => stamp.sale !== sale);
  const took = [...dead, ...own, ...others].slice(0, amount);
  for (const stamp of took) {
    // A dead one takes no place of the limit.
    if (stamp.state === 'dead') stamp.movedFrom = null;
    stamp.state = 'gone';
  }
  box.owed += amount - took.length;
}
