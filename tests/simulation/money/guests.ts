import { decideCase, releaseAllowance, returnSpend } from '#domain/accounts/decide.ts';
import type { CaseAction } from '#domain/accounts/entries.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import { valuesOf, type Account, type Allowance } from '#domain/accounts/state.ts';
import { cancelCard, freezeCard, replaceCard, unfreezeCard } from '#domain/cards/decide.ts';
import { fen } from '#domain/kernel/fen.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/kernel/instant.ts';
import { askBank, type Chain, type Store } from './chain.ts';
import { spend, withGrant, type Trade } from './spending.ts';
import type { Till } from './till.ts';
import type { Mood } from './world.ts';

/** A member, and where they usually sing. */
export interface Guest {
  readonly member: MemberId;
  readonly home: Store;
}

const EVERYTHING = Number.MAX_SAFE_INTEGER;
/** Mean time between two visits of one member, hours; odds that the card is at two places at once. */
const HABITS = {
  usual: { betweenHours: 20, twice: 0.1 },
  wild: { betweenHours: 5, twice: 0.6 },
} as const;

/** Guests come and go until the world ends. */
export function startGuests(trade: Trade, guests: readonly Guest[], isOver: () => boolean): void {
  const { scheduler, random, shape } = trade.chain.world;
  const { betweenHours, twice } = HABITS[shape.mood];
  for (const guest of guests) {
    const next = (): void => {
      const hours = betweenHours * -Math.log(1 - random.draw());
      scheduler.after(hours * HOUR_MS, () => {
        if (isOver()) return;
        visit(trade, guest, isOver);
        // A card is lent, or a family sings at two places.
        if (random.chance(twice)) visit(trade, guest, isOver);
        next();
      });
    };
    next();
  }
}

function visit(trade: Trade, { member, home }: Guest, isOver: () => boolean): void {
  const { chain } = trade;
  const { random, scheduler } = chain.world;
  const store = random.chance(0.75) ? home : (random.any(chain.stores) ?? home);
  const [main, ...others] = store.tills;
  const till = random.chance(0.85) ? main : (random.any(others) ?? main);
  if (!till?.isOn) return;
  checkIn(trade, till, member);
  const acts = random.between(1, 4);
  let at = 0;
  for (let act = 0; act < acts; act += 1) {
    at += random.between(5, 70) * MINUTE_MS;
    scheduler.after(at, () => {
      if (till.isOn && !isOver()) doSomething(trade, till, member);
    });
  }
  scheduler.after(at + 10 * MINUTE_MS, () => leave(till, member));
}

/** The till of a visit asks for all that is free; the guest doesn't wait for it. */
function checkIn({ chain }: Trade, till: Till, member: MemberId): void {
  till.visits.set(member, (till.visits.get(member) ?? 0) + 1);
  const ask = (of: Account, triesLeft: number): void =>
    askBank(
      chain,
      till,
      { member, account: of.account, amount: EVERYTHING, use: 'many' },
      (answer) => {
        // What others held is on its way back.
        if (answer?.refusal?.code !== 'balanceTooLow' || triesLeft === 0) return;
        chain.world.scheduler.after(5_000, () => till.isOn && ask(of, triesLeft - 1));
      },
    );
  for (const account of valuesOf(till.provisional(member).expected.accounts)) ask(account, 1);
}

/** After the visit the allowance goes back, unless another visit of the member is open here. */
function leave(till: Till, member: MemberId): void {
  const visits = (till.visits.get(member) ?? 0) - 1;
  if (visits > 0) return void till.visits.set(member, visits);
  till.visits.delete(member);
  if (till.isOn) giveBack(till, member, () => true);
}

/** Releases this till's allowances of a member that nobody needs here now. */
function giveBack(till: Till, member: MemberId, which: (allowance: Allowance) => boolean): void {
  const isOwn = ({ device, closed }: Allowance): boolean =>
    device === till.device && closed === null;
  // What only unsettled facts opened is known as well, but most members hold nothing here.
  const held = valuesOf(till.provisional(member).expected.allowances).filter(isOwn);
  for (const known of held.filter(which)) {
    till.decide(releaseAllowance(till.context(member), known.allowance));
  }
}

/** How often a till looks for what it holds for nobody. */
const TIDY_MS = 15 * MINUTE_MS;

/**
 * Tills give back what the bank calls for, even where the guest is there: online a grant does as
 * well. And from time to time what they hold for nobody: of visits that a crash forgot, what has
 * expired, and grants that came too late.
 */
export function startReleases({ tills, world }: Chain, isOver: () => boolean): void {
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
      const hasEnded = ({ expires }: Allowance): boolean => expires <= till.now();
      for (const member of till.stored.rows.keys()) {
        giveBack(till, member, till.visits.has(member) ? hasEnded : () => true);
      }
    };
    world.scheduler.after(TIDY_MS, tidy);
  }
}

type Deed = (trade: Trade, till: Till, member: MemberId) => void;

/** What guests do, with how often of a hundred. */
const DEEDS: Readonly<Record<Mood, readonly (readonly [number, Deed])[]>> = {
  usual: [
    [76, pay],
    [12, topUp],
    [3, refund],
    [3, takeBack],
    [2, stopCard],
    [4, clearCase],
  ],
  wild: [
    [56, pay],
    [8, topUp],
    [6, refund],
    [12, takeBack],
    [14, stopCard],
    [4, clearCase],
  ],
};

function doSomething(trade: Trade, till: Till, member: MemberId): void {
  const { random, shape } = trade.chain.world;
  let draw = random.below(100);
  for (const [weight, deed] of DEEDS[shape.mood]) {
    if (draw < weight) return deed(trade, till, member);
    draw -= weight;
  }
}

/** What a party spends at a time, yuan: often little, sometimes a whole evening's bill. */
function bill({ chain }: Trade): number {
  const { random } = chain.world;
  const yuan = random.chance(0.7) ? random.between(18, 120) : random.between(120, 420);
  return yuan * 100 + (random.chance(0.2) ? random.below(100) : 0);
}

function pay(trade: Trade, till: Till, member: MemberId): void {
  const { random, scheduler, dateOf } = trade.chain.world;
  const { expected } = till.provisional(member);
  const accounts = valuesOf(expected.accounts);
  const account = random.chance(0.75)
    ? accounts.find(({ terms }) => terms.kind === 'storedValue')
    : random.any(accounts);
  if (!account) return;
  const card = random.chance(0.8)
    ? (random.any(valuesOf(expected.cards).filter(({ status }) => status === 'active'))?.card ??
      null)
    : null;
  const left = balanceOn(account, dateOf(scheduler.now()));
  const amount = {
    storedValue: () => bill(trade),
    points: () => 100 * random.between(1, Math.max(1, Math.floor(left / 200))),
    countCard: () => 1,
    coupon: () => 1,
    periodCard: () => 60,
  }[account.terms.kind]();
  spend(trade, till, member, { account: account.account, amount, card });
}

function topUp({ chain, figures }: Trade, till: Till, member: MemberId): void {
  const { random, parts } = chain.world;
  const context = till.context(member);
  const account = valuesOf(context.view.expected.accounts).find(
    ({ terms }) => terms.kind === 'storedValue',
  );
  if (!account) return;
  const paidFen = fen(random.between(1, 5) * 10_000);
  const bonusFen = fen(random.chance(0.5) ? paidFen / 5 : 0);
  figures.operations += 1;
  till.decide(parts.topUp(context, { paidFen, bonusFen }, account.account));
}

function refund(trade: Trade, till: Till, member: MemberId): void {
  const { random, parts } = trade.chain.world;
  const sale = random.any(
    valuesOf(till.provisional(member).expected.sales).filter(({ why }) => why === 'topUp'),
  );
  if (!sale) return;
  trade.figures.operations += 1;
  const wanted = { member, account: sale.account, amount: sale.amount - sale.refunded };
  const decide = (isOnline: boolean) => parts.refundSale(till.context(member, isOnline), sale.sale);
  withGrant(trade, till, wanted, decide, () => undefined);
}

function takeBack({ chain, figures }: Trade, till: Till, member: MemberId): void {
  const { random } = chain.world;
  const context = till.context(member);
  const spends = valuesOf(context.view.expected.debits).filter(({ why }) => why === 'spend');
  const debit = random.any(spends.slice(-3));
  if (!debit) return;
  figures.operations += 1;
  till.decide(returnSpend(context, debit.spend, Math.ceil(debit.amount / random.between(1, 3))));
}

function stopCard({ chain, figures }: Trade, till: Till, member: MemberId): void {
  const { random, scheduler } = chain.world;
  const context = till.context(member);
  const card = random.any(valuesOf(context.view.expected.cards));
  if (!card) return;
  figures.operations += 1;
  const number = `C${scheduler.now()}`;
  const done = {
    frozen: () => unfreezeCard(context, card.card),
    active: () =>
      random.pick([freezeCard, freezeCard, cancelCard, replaceCard])(context, card.card, number),
    replaced: () => null,
    cancelled: () => null,
  }[card.status]();
  if (done) till.decide(done);
}

function clearCase({ chain, figures }: Trade, till: Till, member: MemberId): void {
  const { random } = chain.world;
  const context = till.context(member);
  const file = random.any(
    valuesOf(context.view.settled.cases).filter(({ resolved }) => resolved === null),
  );
  if (!file) return;
  figures.operations += 1;
  const action = random.pick<CaseAction>(['collect', 'collect', 'waive', 'chargeToStore']);
  const amount = random.chance(0.7) ? file.left : Math.ceil(file.left / 2);
  const what = { case: file.id, action, amount, store: till.store, note: '' };
  till.decide(decideCase(context, what));
}
