import { freeOn } from '#domain/accounts/lots.ts';
import { heldForMany, restingShare, RESTING_MS } from '#domain/accounts/resting.ts';
import { valuesOf, type Account, type Allowance } from '#domain/accounts/state.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import { businessDateOf } from '#domain/kernel/business-date.ts';
import type { AccountId, MemberId } from '#domain/kernel/ids.ts';
import { instant, type Instant } from '#domain/kernel/instant.ts';
import type { AllowancesRequest, GrantRequest } from '#domain/wire/bank.ts';
import { wouldFree, type Ask } from './asks.ts';
import type { Asker } from './link.ts';
import type { BankParts } from './parts.ts';
import { clockOf } from './terms.ts';
import { backedUntil, beginTurn, type Turn } from './turn.ts';

/** How long a device that checked a member in waits for what others hold. */
const ASK_MS = 10 * 60_000;
/** How long others are asked to give back what a spend was short of, so that a second try finds it. */
const ONCE_MS = 60_000;

export interface Granted {
  /** Null where it was given. */
  readonly refusal: Refusal | null;
  /** Whether others have been asked for what it lacks, so that asking again soon may help. */
  readonly isRecalling: boolean;
}

/**
 * Gives a device exactly what one spend wants (OFF-2, BANK-5). Where the pool is short, what the
 * device holds already counts, and others are asked to give back what they hold.
 */
export function giveGrant(
  parts: BankParts,
  asker: Asker,
  { member, account, amount }: GrantRequest,
  now: Instant,
): Granted {
  return parts.storage.transactionSync(() => {
    const turn = beginTurn(parts, member, now);
    turn.reclaim();
    const exact = turn.grant(asker, { account, use: 'once', amount });
    const isShort = !exact.ok && exact.error.code === 'balanceTooLow';
    const own = isShort ? usable(turn, account, asker, now) : [];
    // The answer to the same request was lost on its way, and what it gave is there.
    if (own.some(({ use, left }) => use === 'once' && left === amount)) return GIVEN;
    const rest = amount - sum(own.filter(({ use }) => use === 'many'));
    const given =
      isShort && rest > 0 && rest < amount && freeFor(parts, turn, account, asker, now) >= rest
        ? turn.grant(asker, { account, use: 'many', amount: rest })
        : exact;
    if (given.ok) {
      parts.asks.drop(member, account);
      turn.close();
      return GIVEN;
    }
    const ask = askOf(asker, account, amount, true, instant(now + ONCE_MS));
    const isRecalling = isShort && isHeld(turn, ask, now);
    if (isRecalling) parts.asks.put(member, ask);
    if (isRecalling) turn.close();
    return { refusal: given.error, isRecalling };
  });
}

const GIVEN: Granted = { refusal: null, isRecalling: false };

/**
 * Moves what is free to a device, and asks others to give back what they hold of the rest (BANK-6).
 * What comes back goes to the device that asked last.
 */
export function giveAllowances(
  parts: BankParts,
  asker: Asker,
  { member, wants, rests }: AllowancesRequest,
  now: Instant,
): void {
  parts.storage.transactionSync(() => {
    const turn = beginTurn(parts, member, now);
    turn.reclaim();
    if (rests) {
      layToRest(parts, turn, asker, now);
      turn.close();
      return;
    }
    const all = valuesOf(turn.books().accounts).filter(isCounted);
    const asked =
      wants.length > 0 ? wants : all.map(({ account }) => ({ account, amount: undefined }));
    for (const { account, amount } of asked) {
      const ask = askOf(asker, account, amount ?? null, false, instant(now + ASK_MS));
      if (!all.some((known) => known.account === account)) continue;
      parts.asks.put(member, ask);
    }
    serveAsks(parts, member, turn, now);
    turn.close();
  });
}

/**
 * Leaves with a till of the home store what may rest there (ACC-17), of what is free and nobody waits
 * for. What other devices hold counts, so that no more rests than may.
 */
function layToRest(parts: BankParts, turn: Turn, asker: Asker, now: Instant): void {
  const books = turn.books();
  const terms = parts.terms();
  const date = businessDateOf(now, clockOf(terms, asker.store));
  const waited = parts.asks.of(books.member).filter(({ expires }) => expires > now);
  for (const { account } of valuesOf(books.accounts)) {
    if (waited.some((ask) => ask.account === account)) continue;
    const expires = instant(now + RESTING_MS);
    const until = backedUntil(terms, { use: 'many', store: asker.store, expires });
    const amount = Math.min(
      restingShare(books, account, date) - heldForMany(books, account),
      freeOn(books, account, until),
    );
    if (amount > 0) turn.grant(asker, { account, use: 'many', amount }, RESTING_MS);
  }
}

/** Gives those who wait what is free by now; who has all that there is to have waits no more. */
export function serveAsks(parts: BankParts, member: MemberId, turn: Turn, now: Instant): void {
  for (const ask of parts.asks.of(member)) {
    if (ask.expires <= now) parts.asks.drop(member, ask.account);
    else if (!ask.once) serve(parts, member, turn, ask, now);
  }
}

function serve(parts: BankParts, member: MemberId, turn: Turn, ask: Ask, now: Instant): void {
  const { account, amount } = ask;
  const own = sum(usable(turn, account, ask, now).filter(({ use }) => use === 'many'));
  const free = freeFor(parts, turn, account, ask, now);
  const wanted = amount === null ? free : Math.min(amount - own, free);
  if (wanted > 0) turn.grant(ask, { account, use: 'many', amount: wanted });
  const isServed = amount !== null && own + Math.max(wanted, 0) >= amount;
  if (isServed || !isHeld(turn, ask, now)) parts.asks.drop(member, account);
}

/** Whether something that an ask waits for is held: by others, or by an allowance that is over. */
const isHeld = (turn: Turn, ask: Ask, now: Instant): boolean =>
  valuesOf(turn.books().allowances).some(
    (known) =>
      wouldFree(known, ask, now) ||
      (known.account === ask.account && known.closed === null && known.expires <= now),
  );

/** What a device may still spend of an account under its own allowances. */
const usable = (
  turn: Turn,
  account: AccountId,
  { device }: Pick<Asker, 'device'>,
  now: Instant,
): readonly Allowance[] =>
  valuesOf(turn.books().allowances).filter(
    (known) =>
      known.account === account &&
      known.device === device &&
      known.closed === null &&
      known.expires > now,
  );

/** What can be given of an account: free, and valid as long as an allowance would be (ACC-1). */
function freeFor(
  parts: BankParts,
  turn: Turn,
  account: AccountId,
  { store }: Pick<Asker, 'store'>,
  now: Instant,
): number {
  const terms = parts.terms();
  const expires = instant(now + terms.settings.allowanceMs);
  const until = backedUntil(terms, { use: 'many', store, expires });
  return freeOn(turn.books(), account, until);
}

/** An unlimited period card has nothing to hold. */
const isCounted = ({ terms }: Account): boolean =>
  !(terms.kind === 'periodCard' && terms.unlimited);

const askOf = (
  { device, store }: Asker,
  account: AccountId,
  amount: number | null,
  once: boolean,
  expires: Instant,
): Ask => ({ account, device, store, amount, once, expires });

const sum = (allowances: readonly Allowance[]): number =>
  allowances.reduce((total, { left }) => total + left, 0);
