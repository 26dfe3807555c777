import { decideCase, returnSpend } from '#domain/accounts/decide.ts';
import type { CaseAction } from '#domain/accounts/entries.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import { valuesOf, type Account } from '#domain/accounts/state.ts';
import { cancelCard, freezeCard, replaceCard, unfreezeCard } from '#domain/cards/decide.ts';
import { fen } from '#domain/kernel/fen.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/kernel/instant.ts';
import { mergeMembers, undoMerge } from '#domain/members/merge.ts';
import { askBank, EVERYTHING, type Store } from './chain.ts';
import { BILLS, DEEDS as ODDS, TOP_UPS, VISITS, type DeedName } from './habits.ts';
import { leave } from './releases.ts';
import { guestOf, spend, withGrant, type Trade } from './spending.ts';
import type { Till } from './till.ts';

/** A member, and where they usually sing. */
export interface Guest {
  readonly member: MemberId;
  readonly home: Store;
}

/** Guests come and go until the world ends. */
export function startGuests(trade: Trade, guests: readonly Guest[], isOver: () => boolean): void {
  const { scheduler, random, shape } = trade.chain.world;
  const { betweenHours, twice } = VISITS[shape.mood];
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
  const { random, scheduler, shape } = chain.world;
  const store = random.chance(0.75) ? home : (random.any(chain.stores) ?? home);
  const [main, ...others] = store.tills;
  const till = random.chance(0.85) ? main : (random.any(others) ?? main);
  if (!till?.isOn) return;
  checkIn(trade, till, member);
  let at = 0;
  for (const minutes of VISITS[shape.mood].acts(random)) {
    at += minutes * MINUTE_MS;
    const there = random.chance(VISITS[shape.mood].elsewhere) ? random.any(store.tills) : till;
    scheduler.after(at, () => {
      if (there?.isOn && !isOver()) doSomething(trade, there, member);
    });
  }
  scheduler.after(at + 10 * MINUTE_MS, () => leave(chain, till, member));
}

/** The till of a visit asks for all that is free; the guest doesn't wait for it. */
function checkIn({ chain, cameApart }: Trade, till: Till, member: MemberId): void {
  till.visits.set(member, (till.visits.get(member) ?? 0) + 1);
  const ask = (of: Account, triesLeft: number): void =>
    askBank(
      chain,
      till,
      { member, account: of.account, amount: EVERYTHING, use: 'many' },
      (answer) => {
        const came = guestOf(till, member);
        if (answer === null) cameApart.add(came);
        else cameApart.delete(came);
        // What others held is on its way back.
        if (answer?.refusal?.code !== 'balanceTooLow' || triesLeft === 0) return;
        chain.world.scheduler.after(5_000, () => till.isOn && ask(of, triesLeft - 1));
      },
    );
  for (const account of valuesOf(till.provisional(member).expected.accounts)) ask(account, 1);
}

type Deed = (trade: Trade, till: Till, member: MemberId) => void;

const DEEDS: Readonly<Record<DeedName, Deed>> = {
  pay,
  topUp,
  refund,
  takeBack,
  stopCard,
  clearCase,
  merge,
};

function doSomething(trade: Trade, till: Till, member: MemberId): void {
  const { random, shape } = trade.chain.world;
  let draw = random.below(100);
  for (const [weight, deed] of ODDS[shape.mood]) {
    if (draw < weight) return DEEDS[deed](trade, till, member);
    draw -= weight;
  }
}

function pay(trade: Trade, till: Till, member: MemberId): void {
  const { random, scheduler, dateOf, shape } = trade.chain.world;
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
  const toppedUp = (): boolean => random.chance(VISITS[shape.mood].topUpIfShort);
  const amount = {
    storedValue: () => BILLS[shape.mood](random),
    points: () => 100 * random.between(1, Math.max(1, Math.floor(left / 200))),
    countCard: () => 1,
    coupon: () => 1,
    periodCard: () => 60,
  }[account.terms.kind]();
  if (account.terms.kind === 'storedValue' && left < amount && toppedUp()) {
    topUp(trade, till, member);
  }
  spend(trade, till, member, { account: account.account, amount, card });
}

function topUp({ chain, figures }: Trade, till: Till, member: MemberId): void {
  const { random, parts, shape } = chain.world;
  const context = till.context(member);
  const account = valuesOf(context.view.expected.accounts).find(
    ({ terms }) => terms.kind === 'storedValue',
  );
  if (!account) return;
  const paidFen = fen(TOP_UPS[shape.mood](random) * 100);
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

/** Somebody finds that two members are one person, or that they are not. */
function merge({ chain, figures }: Trade, till: Till, member: MemberId): void {
  const { random } = chain.world;
  const context = till.context(member);
  figures.operations += 1;
  if (context.view.expected.merged) return void till.decide(undoMerge(context, 'no'));
  const other = random.any([...chain.homes.keys()]);
  if (other) till.decide(mergeMembers(context, till.context(other), 'yes'));
}
