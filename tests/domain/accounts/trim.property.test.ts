import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundable } from '#domain/accounts/decide.ts';
import type { AccountSpent, Recorded } from '#domain/accounts/entries.ts';
import { balanceOn, freeOn, partsOn } from '#domain/accounts/lots.ts';
import { settle, type BankState } from '#domain/accounts/settle.ts';
import { emptyAccounts, valuesOf, type MemberAccounts } from '#domain/accounts/state.ts';
import { tillBooks } from '#domain/accounts/trim.ts';
import { entryId } from '#domain/journal/entry.ts';
import { plusDays } from '#domain/kernel/business-date.ts';
import { fen } from '#domain/kernel/fen.ts';
import { id, type AccountId, type DeviceId, type SpendId } from '#domain/kernel/ids.ts';
import { DAY_MS, instant } from '#domain/kernel/instant.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import { contextOf, friday, member } from './bank-run.ts';
import { dateAt, start } from '#tests/domain/support/till-log.ts';
import { history, play } from './history.ts';

const far = { device: id<DeviceId>('far'), epoch: 1 };
const account = id<AccountId>('points');

/** A fact of another till, so many days after the start. */
const recorded = <Known>(fact: Known, seq: number, dayOn: number): Recorded<Known> => {
  const at = instant(start + dayOn * DAY_MS + seq);
  const clock = { ms: at, count: 0 };
  const place = { ...far, id: entryId(far, seq), store: id<never>('s9'), seq, clock, at };
  return { ...place, date: dateAt(at), actor: id('boss'), fact };
};

const spent = (of: AccountId, amount: number, spend: string): AccountSpent => ({
  type: 'AccountSpent',
  member,
  account: of,
  spend: id<SpendId>(spend),
  for: 'tab',
  amount,
  basis: 'floor',
  allowances: [],
  beyond: amount,
  card: null,
  seen: 0,
});

describe('what tills hold of a member', () => {
  it('[ACC-14] is enough for every decision and settlement that the whole would come to', () => {
    fc.assert(
      fc.property(history, fc.nat(90), fc.nat(60_000), (steps, dayOn, amount) => {
        const run = play(steps, () => undefined);
        run.now = instant(run.now + dayOn * DAY_MS);
        const today = dateAt(run.now);
        const whole = run.bank.books;
        const kept = tillBooks(whole, today);
        expect(tillBooks(kept, today)).toEqual(kept);
        for (const known of valuesOf(whole.accounts)) {
          const mine = kept.accounts[known.account];
          if (!mine) throw new Error('an account is never dropped');
          expect(partsOn(mine, today)).toEqual(partsOn(known, today));
          expect(mine.owed).toBe(known.owed);
          expect(freeOn(kept, known.account, today)).toBe(freeOn(whole, known.account, today));
        }
        for (const sale of valuesOf(kept.sales)) {
          const [till] = run.tills;
          if (!till) throw new Error('there are tills');
          const { view } = contextOf(run, till);
          const of = (expected: MemberAccounts) =>
            refundable({ view: { ...view, expected } }, sale.sale);
          expect(of(kept)).toEqual(of(whole));
        }
        const [first] = valuesOf(whole.accounts);
        if (!first) throw new Error('there is an account');
        const daysOn = Math.round((run.now - start) / DAY_MS);
        const next = recorded(spent(first.account, amount + 1, 'next'), 1, daysOn);
        const outcome = (books: MemberAccounts) =>
          settle({ books, waiting: [] }, next).state.books.settled[next.id];
        expect(outcome(kept)).toEqual(outcome(whole));
      }),
      propertyRuns(60),
    );
  });

  it('[ACC-14] gives a spend of the last sixty days back to its own lots', () => {
    fc.assert(
      fc.property(history, fc.nat(50), (steps, dayOn) => {
        const run = play(steps, () => undefined);
        run.now = instant(run.now + dayOn * DAY_MS);
        const today = dateAt(run.now);
        const whole = run.bank.books;
        for (const [index, debit] of valuesOf(whole.debits).entries()) {
          const back = recorded(
            {
              type: 'SpendReturned',
              member,
              account: debit.account,
              spend: debit.spend,
              amount: debit.amount,
            } as const,
            index,
            dayOn,
          );
          const after = (books: MemberAccounts) => {
            const known = settle({ books, waiting: [] }, back).state.books.accounts[debit.account];
            return known && [balanceOn(known, today), known.owed];
          };
          expect(after(tillBooks(whole, today))).toEqual(after(whole));
        }
      }),
      propertyRuns(30),
    );
  });

  it('[ACC-14] stays small and quick to settle for a member with thousands of facts', () => {
    const books = emptyAccounts(member);
    const terms = { kind: 'points', unitFen: fen(1), rollLimit: null } as const;
    const opened = recorded(
      { type: 'AccountOpened', member, account, name: '', terms } as const,
      0,
      0,
    );
    let state: BankState = settle({ books, waiting: [] }, opened).state;
    const visits = 1_500;
    for (let visit = 0; visit < visits; visit += 1) {
      const dayOn = Math.floor(visit / 4);
      const credited = {
        type: 'AccountCredited',
        member,
        account,
        sale: id<never>(`tab-${visit}`),
        why: 'earned',
        lots: [
          {
            part: 'paid',
            amount: 100,
            until: plusDays(friday, dayOn + 30),
            rollUntil: plusDays(friday, dayOn + 60),
          },
        ],
        paidFen: fen(0),
        keeps: null,
      } as const;
      state = settle(state, recorded(credited, visit * 2 + 1, dayOn)).state;
      state = settle(state, recorded(spent(account, 90, `s-${visit}`), visit * 2 + 2, dayOn)).state;
      // As the bank does: what it works with is what it sends.
      if (visit % 40 === 0) {
        const today = plusDays(friday, dayOn);
        state = { ...state, books: tillBooks(state.books, today) };
      }
    }
    const { debits, sales, settled, accounts } = state.books;
    const daily = 4;
    expect(valuesOf(debits).length).toBeLessThan(62 * daily + 40);
    expect(valuesOf(sales).length).toBeLessThan(125 * daily);
    expect(Object.keys(settled).length).toBeLessThan(2 * 36 * daily + 180);
    expect(accounts[account]?.lots.length).toBeLessThan(125 * daily);
    expect(state.books.turn).toBe(1 + 2 * visits);
  });
});
