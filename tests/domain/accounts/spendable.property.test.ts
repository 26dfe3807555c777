import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spendAccount, topUp } from '#domain/accounts/decide.ts';
import { maySpend, spendable } from '#domain/accounts/policy.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import { must, tried } from '#tests/domain/support/till-log.ts';
import {
  allow,
  contextOf,
  createRun,
  days,
  firstAccount,
  meet,
  pass,
  reclaim,
} from './bank-run.ts';

interface Case {
  /** F and G, fen. */
  readonly memberFen: number;
  readonly deviceFen: number;
  /** Of a balance of ¥500, held by the till. */
  readonly held: number;
  /** What the till took before, as far as it would. */
  readonly spends: readonly number[];
  /** What other members took of G, fen. */
  readonly others: number;
  readonly isOnline: boolean;
}

const fenUpTo = (yuanMost: number) => fc.nat({ max: yuanMost * 100 });

const cases: fc.Arbitrary<Case> = fc.record({
  memberFen: fenUpTo(300),
  deviceFen: fenUpTo(400),
  held: fenUpTo(500),
  spends: fc.array(fenUpTo(150), { maxLength: 4 }),
  others: fenUpTo(300),
  isOnline: fc.boolean(),
});

/** The most that a till says it may take, and what it says to that and to a fen more. */
function offered({ memberFen, deviceFen, held, spends, others, isOnline }: Case) {
  const floors = { memberFen: fen(memberFen), deviceFen: fen(deviceFen) };
  const run = createRun(1, { floors });
  const [till] = run.tills;
  if (!till) throw new Error('one till');
  const pack = { paidFen: yuan(500), bonusFen: fen(0) };
  must(run, till, topUp(contextOf(run, till), pack, { named: true, name: 'Stored value' }));
  meet(run, till);
  const account = firstAccount(run);
  pass(run, 12 + days(3));
  reclaim(run);
  meet(run, till);
  if (held > 0) allow(run, till, account, held);
  till.isOnline = false;
  for (const amount of spends) {
    tried(run, till, spendAccount(contextOf(run, till), { account, amount, card: null }, 'tab'));
  }
  const known = contextOf(run, till).view;
  const view = { ...known, isOnline, deviceFloorFen: fen(known.deviceFloorFen + others) };
  const say = (amount: number): string => {
    const decided = maySpend(view, { account, amount, card: null }, run.now);
    return decided.ok ? 'taken' : decided.error.code;
  };
  const most = spendable(view, { account, card: null }, run.now);
  return { most, all: say(Math.max(1, most)), more: say(most + 1) };
}

describe('how much of an account a till may take', () => {
  it('[OFF-1] [OFF-3] is taken while apart, and a fen more is not', () => {
    const apart = cases.map((known) => ({ ...known, isOnline: false }));
    fc.assert(
      fc.property(apart, (known) => {
        const { most, all, more } = offered(known);
        expect(more).not.toBe('taken');
        expect(all === 'taken').toBe(most > 0);
      }),
      propertyRuns(150),
    );
  });

  it('[OFF-2] is all that is there online, of which the bank gives what is not held', () => {
    const online = cases.map((known) => ({ ...known, isOnline: true }));
    fc.assert(
      fc.property(online, (known) => {
        expect(['taken', 'needsGrant']).toContain(offered(known).all);
      }),
      propertyRuns(50),
    );
  });
});
