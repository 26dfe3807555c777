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
  /** Slips for what was taken back of a sale and wasn't there, the oldest first. */
  readonly slips: { readonly sale: string; owed: number }[];
  today: BusinessDate;
}

export const shoebox = (today: BusinessDate, limit: number | null): Shoebox => ({
  stamps: [],
  limit,
  slips: [],
  today,
});

/** Those that may still move, but won't for want of room: the last earned of their period. */
function staying({ stamps, limit }: Shoebox): ReadonlySet<Stamp> {
  const moving = stamps.filter(({ state, next }) => state === 'here' && next !== null);
  const periods = Map.groupBy(moving, ({ until }) => until);
  return new Set(limit === null ? [] : [...periods.values()].flatMap((all) => all.slice(limit)));
}

/** What is in the box, in the order in which it goes: what would be thrown away first, first. */
function here(box: Shoebox): Stamp[] {
  const stays = staying(box);
  const endOf = (stamp: Stamp): string =>
    stamp.next === null || stays.has(stamp) ? stamp.until : stamp.next;
  return box.stamps
    .filter(({ state }) => state === 'here')
    .sort((a, b) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0));
}

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

export const owed = ({ slips }: Shoebox): number => slips.reduce((sum, slip) => sum + slip.owed, 0);

/** For each slip the dead ones of its own sale, which nobody misses, then whatever is in the box. */
function payOwed(box: Shoebox): void {
  for (const slip of box.slips) {
    for (const stamp of [...deadOf(box, slip.sale), ...here(box)].slice(0, slip.owed)) {
      take(stamp);
      slip.owed -= 1;
    }
  }
}

const deadOf = ({ stamps }: Shoebox, of: string): Stamp[] =>
  stamps.filter(({ sale, state }) => sale === of && state === 'dead');

function take(stamp: Stamp): void {
  // A dead one takes no place of the limit.
  if (stamp.state === 'dead') stamp.movedFrom = null;
  stamp.state = 'gone';
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
  const own = here(box).filter((stamp) => stamp.sale === sale);
  const others = here(box).filter((stamp) => stamp.sale !== sale);
  const took = [...deadOf(box, sale), ...own, ...others].slice(0, amount);
  for (const stamp of took) take(stamp);
  box.slips.push({ sale, owed: amount - took.length });
}
