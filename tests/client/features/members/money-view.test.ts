import { describe, expect, it } from 'vitest';
import { accountCards, hasSlip, holdings, movements } from '#client/features/members/money-view.ts';
import { olderLines, withOlder } from '#client/features/members/older.ts';
import { afterTopUp } from '#client/features/members/slip.ts';
import { DEFAULT_ACCOUNT_SETTINGS } from '#domain/accounts/terms.ts';
import { memberView } from '#domain/accounts/view.ts';
import type { MemberView } from '#domain/commands/context.ts';
import { fen, yuan, ZERO_FEN } from '#domain/kernel/fen.ts';
import { HOUR_MS } from '#domain/kernel/instant.ts';
import type { Movement } from '#domain/wire/bank.ts';
import { ada, atTill, evening, seat } from '#tests/domain/accounts/till-run.ts';
import { friday } from '#tests/domain/support/store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

/** 500 paid, 100 bonus; 120 of it spent, which the bank has not heard of; 120 points earned. */
function evenings() {
  const { money, till } = atTill();
  const cash = { tenderType: 'cash', receivedFen: yuan(500), reference: '' } as const;
  const topUp = { type: 'topUp', member: ada, topUp: 'pack500', paidFen: fen(0) } as const;
  till.must({ ...topUp, tenders: [cash] }, evening);
  money.settle();
  const tab = seat(till);
  const endedAt = clockTime('21:00');
  const [account] = accountCards(viewOf(money, till));
  if (!account) throw new Error('there is an account');
  const tender = {
    tenderType: 'storedValue',
    member: ada,
    account: account.account.account,
    card: null,
    units: yuan(120),
  } as const;
  till.must({ type: 'settleTab', tab, endedAt, tenders: [tender] }, endedAt);
  return { money, till, view: viewOf(money, till) };
}

type Run = ReturnType<typeof atTill>;

const viewOf = (money: Run['money'], till: Run['till']): MemberView =>
  memberView(
    {
      settled: money.bankOf(ada).books,
      facts: till.books.accounts(ada)?.facts ?? [],
      survivor: ada,
      tier: null,
      birthday: '',
    },
    {
      device: till.device,
      date: friday,
      isOnline: true,
      settings: DEFAULT_ACCOUNT_SETTINGS,
      deviceFloorFen: ZERO_FEN,
    },
  );

describe('a member’s money on the screen', () => {
  it('[MEM-3] shows balance, parts and lots as expected with what is unsettled', () => {
    const { view } = evenings();
    expect(accountCards(view)).toMatchObject([
      { balance: yuan(480), paid: yuan(380), bonus: yuan(100), lots: [{}, {}] },
      { balance: 120, lots: [{ left: 120 }] },
    ]);
    expect(holdings(view)).toMatchObject([{ left: yuan(480), isHere: true }]);
  });

  it('[ACC-9] says of each movement whether it is provisional, newest first', () => {
    const { view } = evenings();
    const lines = movements(view).map(({ kind, units, provisional }) => [kind, units, provisional]);
    expect(lines).toEqual([
      ['earned', 120, true],
      ['spend', -yuan(120), true],
      ['topUp', yuan(600), false],
    ]);
  });

  it('[MEM-3] offers to refund the unused paid money of a top-up alone', () => {
    const { view } = evenings();
    const refunds = movements(view).flatMap(({ refund }) => (refund ? [refund.refundFen] : []));
    expect(refunds).toEqual([yuan(380)]);
    expect(afterTopUp(view, yuan(300), yuan(30))).toBe(yuan(810));
  });

  it('offers the slip of what was sold in this store for a day', () => {
    const { view } = evenings();
    const slips = (now: number, store: string) =>
      movements(view)
        .filter((line) => hasSlip(line, now, store))
        .map(({ kind }) => kind);
    const topUp = movements(view).find(({ kind }) => kind === 'topUp');
    expect(slips(evening, topUp?.by.store ?? '')).toEqual(['topUp']);
    expect(slips(evening + 24 * HOUR_MS, topUp?.by.store ?? '')).toEqual([]);
    expect(slips(evening, 'another')).toEqual([]);
  });

  it('puts what the bank alone has below what the tablet knows itself, each once', () => {
    const { money, till } = evenings();
    money.settle();
    const view = viewOf(money, till);
    const facts = till.books.accounts(ada)?.facts ?? [];
    const page = facts.map((entry): Movement => {
      const outcome = view.settled.settled[entry.id];
      if (!outcome) throw new Error('it is settled');
      const of = { member: ada, turn: outcome.turn, ref: entry.id, date: entry.date };
      return { fact: { type: 'Settled', ...of, outcome, effects: [] }, entry };
    });
    const older = olderLines(page, view.expected.accounts);
    expect(older.map(({ kind }) => kind).toSorted()).toEqual(['earned', 'spend', 'topUp']);
    expect(withOlder(movements(view), older)).toHaveLength(3);
    expect(withOlder([], older)).toHaveLength(3);
  });
});
