import { releaseAllowance } from '#domain/accounts/decide.ts';
import { mayRest } from '#domain/accounts/resting.ts';
import { valuesOf, type Allowance } from '#domain/accounts/state.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import { MINUTE_MS } from '#domain/kernel/instant.ts';
import { askBank, EVERYTHING, type Chain } from './chain.ts';
import type { Till } from './till.ts';

/** After the visit the allowance goes back, unless another visit of the member is open here. */
export function leave(chain: Chain, till: Till, member: MemberId): void {
  const visits = (till.visits.get(member) ?? 0) - 1;
  if (visits > 0) return void till.visits.set(member, visits);
  till.visits.delete(member);
  giveBackUnused(chain, till, member, () => true);
}

/**
 * What a till holds of a member who isn't here goes back, where somebody can hear of it; and a part
 * of it comes to rest here, if this is their home store.
 */
function giveBackUnused(
  chain: Chain,
  till: Till,
  member: MemberId,
  which: (allowance: Allowance) => boolean,
): void {
  if (!till.isOn || !till.line.isUp()) return;
  const isSomething = giveBack(till, member, which);
  if (isSomething && isAtHome(chain, till, member)) restSoon(chain, till, member, REST_TRIES);
}

/** When what was given back should be settled, and how often it is looked for. */
const REST_MS = 5_000;
const REST_TRIES = 12;

function restSoon(chain: Chain, till: Till, member: MemberId, triesLeft: number): void {
  chain.world.scheduler.after(REST_MS, () => {
    if (!till.isOn || !till.line.isUp() || till.visits.has(member)) return;
    const { settled, unsettled } = till.provisional(member);
    if (unsettled.length > 0) {
      if (triesLeft > 0) restSoon(chain, till, member, triesLeft - 1);
      return;
    }
    for (const { account, terms } of valuesOf(settled.accounts)) {
      if (terms.kind !== 'storedValue') continue;
      const wish = { member, account, amount: EVERYTHING, use: 'many', rests: true } as const;
      askBank(chain, till, wish, () => undefined);
    }
  });
}

/** A member's home is where they joined, which every tablet has in its directory. */
const isAtHome = ({ homes }: Chain, { store }: Till, member: MemberId): boolean =>
  homes.get(member) === store;

/**
 * Releases this till's allowances of a member that nobody needs here now.
 *
 * @returns whether there were any.
 */
function giveBack(till: Till, member: MemberId, which: (allowance: Allowance) => boolean): boolean {
  const isOwn = ({ device, closed }: Allowance): boolean =>
    device === till.device && closed === null;
  // What only unsettled facts opened is known as well, but most members hold nothing here.
  const held = valuesOf(till.provisional(member).expected.allowances).filter(isOwn).filter(which);
  for (const known of held) {
    till.decide(releaseAllowance(till.context(member), known.allowance));
  }
  return held.length > 0;
}

/** How often a till looks for what it holds for nobody. */
const TIDY_MS = 15 * MINUTE_MS;

/**
 * Tills give back what the bank calls for, even where the guest is there: online a grant does as
 * well. And from time to time what they hold for nobody: of visits that a crash forgot, what has
 * expired, and grants that came too late.
 */
export function startReleases(chain: Chain, isOver: () => boolean): void {
  const { tills, world } = chain;
  for (const till of tills) {
    till.onRows = (rows) => {
      for (const { books, recalls } of rows) {
        if (!till.isOn || recalls.length === 0) continue;
        giveBack(till, books.member, ({ allowance }) => recalls.includes(allowance));
      }
    };
    const tidy = (): void => {
      if (isOver()) return;
      world.scheduler.after(TIDY_MS, tidy);
      if (!till.isOn) return;
      for (const member of till.stored.rows.keys()) {
        if (till.visits.has(member)) {
          giveBack(till, member, ({ expires }) => expires <= till.now());
        } else giveBackUnused(chain, till, member, (known) => !rests(chain, till, member, known));
      }
    };
    world.scheduler.after(TIDY_MS, tidy);
  }
}

function rests(chain: Chain, till: Till, member: MemberId, known: Allowance): boolean {
  const { expected } = till.provisional(member);
  const date = chain.world.dateOf(till.now());
  return isAtHome(chain, till, member) && mayRest(expected, known, till.now(), date);
}
