import { dueAllowances } from '#domain/accounts/bank.ts';
import type { BankFact } from '#domain/accounts/entries.ts';
import { heldForMany, restingShare, RESTING_MS } from '#domain/accounts/resting.ts';
import { emptyBank, type BankState } from '#domain/accounts/settle.ts';
import {
  valuesOf,
  type Allowance,
  type MemberAccounts,
  type Party,
} from '#domain/accounts/state.ts';
import { entryId } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import {
  id,
  newId,
  type AccountId,
  type DeviceId,
  type MemberId,
  type StaffId,
  type StoreId,
} from '#domain/kernel/ids.ts';
import { HOUR_MS, instant, MINUTE_MS, type Instant } from '#domain/kernel/instant.ts';
import type { Known, Row, World } from './world.ts';

/** What a till asks the bank for. */
export interface Wish {
  readonly member: MemberId;
  readonly account: AccountId;
  readonly device: DeviceId;
  readonly store: StoreId;
  readonly amount: number;
  readonly use: Allowance['use'];
  /** The member has left their home store: what may rest there is asked for, whatever the amount. */
  readonly rests?: true;
}

/** The member's row as it is now, if the bank has one, with why the wish wasn't granted; the time. */
export interface Answer {
  readonly row: Row | null;
  readonly refusal: Refusal | null;
  readonly at: Instant;
}

/** The one settler. What it holds is on its disk whenever it has answered. */
export interface Bank {
  readonly states: ReadonlyMap<MemberId, BankState>;
  readonly stateOf: (member: MemberId) => BankState;
  readonly facts: readonly BankFact[];
  /** What waits for something that has not come. */
  readonly waiting: () => readonly Known[];
  /** Settles what a hub brings: entries from a place on of what it has taken in, in one of its lives. */
  readonly ingest: (store: StoreId, life: number, from: number, entries: readonly Known[]) => void;
  readonly grant: (wish: Wish) => Answer;
  readonly rowOf: (member: MemberId) => Row;
  /** Members in the order in which their rows changed; a hub's cursor is a place in it. */
  readonly changes: readonly MemberId[];
  /** Takes back what is due. */
  readonly alarm: () => void;
  /** Its process ends, and another one goes on from its disk. */
  readonly evict: () => void;
}

/** Told of a member whose row has changed, with what the bank wrote. */
export type BankChanged = (member: MemberId, facts: readonly BankFact[]) => void;

/** A grant is for a guest who stands at the till. */
const GRANT_MS = 10 * MINUTE_MS;

/**
 * A bank of the domain's rules alone, each of which a mutant may replace. Sound runs have the
 * server's own bank (`core-bank.ts`).
 */
export function createRulesBank(world: World, changed: BankChanged): Bank {
  const { parts, scheduler, shape } = world;
  const states = new Map<MemberId, BankState>();
  const recalls = new Map<MemberId, Set<Allowance['allowance']>>();
  const facts: BankFact[] = [];
  const changes: MemberId[] = [];
  const stateOf = (member: MemberId): BankState => states.get(member) ?? emptyBank(member);

  const commit = (member: MemberId, state: BankState, news: readonly BankFact[]): void => {
    states.set(member, state);
    if (news.length === 0) return;
    facts.push(...news);
    for (const known of recalls.get(member) ?? []) {
      if (state.books.allowances[known]?.closed !== null) recalls.get(member)?.delete(known);
    }
    changes.push(member);
    world.note(`bank ${news.map(({ type, turn }) => `${type}${turn}`).join()}`);
    changed(member, news);
  };
  const rowOf = (member: MemberId): Row => ({
    version: changes.lastIndexOf(member) + 1,
    books: stateOf(member).books,
    recalls: [...(recalls.get(member) ?? [])],
  });
  /** Asks the holders for what they have of an account that is wanted elsewhere. */
  const recall = ({ member, account, device }: Wish): void => {
    const held = valuesOf(stateOf(member).books.allowances).filter(
      (known) => known.account === account && known.closed === null && known.device !== device,
    );
    const asked = recalls.get(member) ?? new Set();
    if (held.every(({ allowance }) => asked.has(allowance))) return;
    recalls.set(member, new Set([...asked, ...held.map(({ allowance }) => allowance)]));
    changes.push(member);
    changed(member, []);
  };

  return {
    states,
    stateOf,
    facts,
    waiting: () => [...states.values()].flatMap(({ waiting }) => waiting),
    rowOf,
    changes,
    ingest(_store, _life, _from, entries) {
      for (const entry of entries) {
        const { member } = entry.fact;
        const settled = parts.settle(stateOf(member), entry);
        commit(member, settled.state, settled.facts);
      }
    },
    grant(wish) {
      const { allowanceMs, graceMs } = shape.settings;
      const { member, rests, ...asked } = wish;
      const now = scheduler.now();
      const ms = rests ? RESTING_MS : allowanceMs;
      const expires = instant(now + (wish.use === 'once' ? GRANT_MS : ms));
      const state = stateOf(member);
      const { books } = state;
      const amount = rests ? restingOf(books, wish.account, world.dateOf(now)) : wish.amount;
      const granted = parts.grantAllowance(state.books, {
        ...asked,
        amount,
        allowance: newId<'allowance'>(now, world.random.bytes),
        expires,
        until: world.dateOf(instant(expires + graceMs)),
      });
      if (granted.ok) {
        commit(member, { ...state, books: granted.value.books }, granted.value.facts);
      } else if (granted.error.code === 'balanceTooLow' && !rests) recall(wish);
      return { row: rowOf(member), refusal: granted.ok ? null : granted.error, at: now };
    },
    evict: () => undefined,
    alarm() {
      const now = scheduler.now();
      for (const [member] of states) {
        for (const due of dueAllowances(stateOf(member).books, now, shape.settings.graceMs)) {
          const state = stateOf(member);
          const by = bankParty(world, facts.length);
          const closed = parts.reclaimAllowance(state.books, due, world.dateOf(now), by);
          commit(member, { ...state, books: closed.books }, closed.facts);
        }
      }
    },
  };
}

const restingOf = (books: MemberAccounts, account: AccountId, date: BusinessDate): number =>
  restingShare(books, account, date) - heldForMany(books, account);

/** How often the bank looks for allowances that are due. */
export const ALARM_MS = HOUR_MS;

const bankParty = ({ scheduler }: World, seq: number): Party => ({
  ref: entryId({ device: id<DeviceId>('bank'), epoch: 0 }, seq),
  actor: id<StaffId>('bank'),
  device: id<DeviceId>('bank'),
  store: id<StoreId>('bank'),
  at: scheduler.now(),
  amount: 0,
});
