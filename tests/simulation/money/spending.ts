import type { TillFact } from '#domain/accounts/entries.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import { spendable, type Wanted } from '#domain/accounts/policy.ts';
import { provisionalView } from '#domain/accounts/settle.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { Result } from '#domain/kernel/result.ts';
import { askBank, type Chain } from './chain.ts';
import type { Figures } from './figures.ts';
import { reasonOf, type Apart } from './apart.ts';
import type { Till } from './till.ts';

/** How long the guest waits for what the bank has called back from other tills, ms. */
const RECALL_PATIENCE_MS = 2_000;
const MOST_TRIES = 3;

/** Odds that a guest lets the card pay what it can and the rest in money; else all of it is money. */
const SPLITS = 0.5;

/** Tills of a chain at work, with what is counted of them. */
export interface Trade {
  readonly chain: Chain;
  readonly figures: Figures;
  /** Guests of whom the bank could not be asked when they came (`guestOf`). */
  readonly cameApart: Set<string>;
}

/** A guest at a till. */
export const guestOf = ({ device }: Till, member: MemberId): string => `${device} ${member}`;

type Decide = (isOnline: boolean) => Result<readonly TillFact[], Refusal>;

/**
 * Does what needs the bank's grant as the engine does: decides; asks for the exact amount where the
 * rules say so and there is a network; and decides again, alone if nobody answered in time.
 *
 * @param ended told of the refusal, or null when it is recorded.
 */
export function withGrant(
  trade: Trade,
  till: Till,
  wanted: {
    readonly member: MemberId;
    readonly account: Wanted['account'];
    readonly amount: number;
  },
  decide: Decide,
  ended: (refusal: Refusal | null, wasOnline: boolean) => void,
): void {
  const { world } = trade.chain;
  const attempt = (isOnline: boolean, triesLeft: number): void => {
    const refusal = till.decide(decide(isOnline));
    if (refusal?.code !== 'needsGrant' || triesLeft === 0) return ended(refusal, isOnline);
    askBank(trade.chain, till, { ...wanted, use: 'once' }, (answer) => {
      if (answer === null) return attempt(false, 0);
      if (answer.refusal === null) return attempt(true, 0);
      if (answer.refusal.code !== 'balanceTooLow' || triesLeft === 1) {
        return ended(till.decide(decide(true)), true);
      }
      world.scheduler.after(RECALL_PATIENCE_MS, () => {
        if (till.isOn) attempt(till.line.isUp(), triesLeft - 1);
      });
    });
  };
  attempt(till.line.isUp(), MOST_TRIES);
}

/**
 * A guest pays with an account; where a till that is apart can't take all of it, what it can take, and
 * the rest in money.
 */
export function spend(trade: Trade, till: Till, member: MemberId, wanted: Wanted): void {
  const { chain, figures } = trade;
  const { parts } = chain.world;
  const truth = inTruth(chain, member);
  const isMoney = truth.accounts[wanted.account]?.terms.kind === 'storedValue';
  const covered = isCovered(chain, member, wanted);
  const decideOf =
    (amount: number): Decide =>
    (isOnline) =>
      parts.spendAccount(till.context(member, isOnline), { ...wanted, amount }, 'tab');
  figures.operations += 1;
  withGrant(trade, till, { member, ...wanted }, decideOf(wanted.amount), (refusal, wasOnline) => {
    chain.world.note(`${till.device} spend ${refusal?.code ?? 'taken'} ${wasOnline}`);
    const isSomebodys = !isMoney || isGuests(refusal);
    if (wasOnline) {
      if (refusal === null) figures.spends += 1;
      if (isSomebodys || !covered) return;
      figures.onlineAsked += 1;
      if (refusal) figures.onlineRefused += 1;
      return;
    }
    const view = till.context(member, false).view;
    const reason = refusal && reasonOf(refusal, view, wanted);
    const part = refusal && !isSomebodys ? spendable(view, wanted, till.now()) : 0;
    const isPart =
      chain.world.random.chance(SPLITS) &&
      part > 0 &&
      part < wanted.amount &&
      till.decide(decideOf(part)(false)) === null;
    if (refusal === null || isPart) figures.spends += 1;
    if (isSomebodys) return;
    const took = refusal === null ? wanted.amount : isPart ? part : 0;
    const came = trade.cameApart.has(guestOf(till, member));
    countApart(figures.apart, { asked: wanted.amount, took, covered, reason, came });
  });
}

function countApart(
  apart: Apart,
  {
    asked,
    took,
    covered,
    reason,
    came,
  }: {
    readonly asked: number;
    readonly took: number;
    readonly covered: boolean;
    readonly reason: keyof Apart['reasons'] | null;
    readonly came: boolean;
  },
): void {
  if (!covered) {
    apart.uncovered += 1;
    if (took === asked) apart.uncoveredTaken += 1;
    return;
  }
  apart.asked += 1;
  apart.askedFen += asked;
  apart.takenFen += took;
  if (reason === null) {
    apart.whole += 1;
    return;
  }
  const row = apart.reasons[reason];
  if (took > 0) apart.part += 1;
  if (took > 0) row.part += 1;
  row.all += 1;
  if (came) row.cameApart += 1;
}

/** Refusals that have nothing to do with what the balance covers. */
const isGuests = (refusal: Refusal | null): boolean =>
  refusal !== null && ['cardFrozen', 'cardUnknown', 'accountUnknown'].includes(refusal.code);

/** The member's books if the bank had heard of everything that anybody has recorded. */
function inTruth({ bank, tills }: Chain, member: MemberId) {
  const everywhere = tills.flatMap(({ stored }) =>
    stored.log.filter(({ fact }) => fact.member === member),
  );
  return provisionalView(bank.stateOf(member).books, everywhere).expected;
}

function isCovered(chain: Chain, member: MemberId, { account, amount }: Wanted): boolean {
  const known = inTruth(chain, member).accounts[account];
  const { scheduler, dateOf } = chain.world;
  return (
    known !== undefined && known.owed === 0 && balanceOn(known, dateOf(scheduler.now())) >= amount
  );
}
