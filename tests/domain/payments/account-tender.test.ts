import { describe, expect, it } from 'vitest';
import { pointsAccount, storedValueAccount } from '#domain/accounts/names.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import type { ProductPart, ProductRecord } from '#domain/accounts/records.ts';
import type { NewAccountTender, NewMoney } from '#domain/commands/command.ts';
import { membersOf } from '#domain/commands/members.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type TabId } from '#domain/kernel/ids.ts';
import { takingsOfTab } from '#domain/reports/takings.ts';
import {
  accountOf,
  ada,
  atTill,
  evening,
  registersWith,
  seat,
} from '#tests/domain/accounts/till-run.ts';
import { only, order, pay } from '#tests/domain/support/evening.ts';
import { codeOf } from '#tests/domain/support/expect.ts';
import { friday } from '#tests/domain/support/store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

const later = clockTime('21:00');
const cash = (amount: number): NewMoney => ({
  tenderType: 'cash',
  receivedFen: yuan(amount),
  reference: '',
});

const stored = (amount: number): NewAccountTender => ({
  tenderType: 'storedValue',
  member: ada,
  account: storedValueAccount(ada),
  card: null,
  units: yuan(amount),
});

/** Ada has 500 paid and 100 bonus, held by this till; beers on her tab, an hour from 20:00 at 120. */
function evenings(beers: number) {
  const run = atTill();
  const { money, till } = run;
  till.must(
    { type: 'topUp', member: ada, topUp: 'pack500', paidFen: fen(0), tenders: [cash(500)] },
    evening,
  );
  money.settle();
  const tab = seat(till);
  if (beers > 0) order(till, tab, 'beer', beers, evening);
  return { ...run, tab };
}

const take = (tab: TabId, tender: NewAccountTender | NewMoney) =>
  ({ type: 'takeTender', tab, endedAt: later, tender }) as const;

describe('paying out of stored value', () => {
  it('[PAY-10] records the tender and the spend together, and the bank settles it as covered', () => {
    const { money, till, tab } = evenings(5);
    const facts = till.must(take(tab, stored(190)), later);
    const { spend, allowances, basis } = only(facts, 'AccountSpent');
    expect(only(facts, 'TenderTaken')).toMatchObject({
      tenderType: 'storedValue',
      amountFen: yuan(190),
      changeFen: 0,
      account: { member: ada, spend, units: yuan(190), beyond: 0 },
    });
    expect([basis, allowances.length]).toEqual(['allowance', 1]);
    money.settle();
    expect(balanceOn(accountOf(money, 'storedValue'), friday)).toBe(yuan(410));
  });

  it('[PAY-2] mixes with money in one settlement, and adds up in takings and shift', () => {
    const { money, till, tab } = evenings(5);
    const tenders = [stored(200), pay('wechatPay', yuan(110))];
    till.must({ type: 'settleTab', tab, endedAt: later, tenders }, later);
    money.settle();
    const state = till.books.tab(tab);
    if (!state) throw new Error('the tab is there');
    const { byTender, dueFen } = takingsOfTab(state);
    expect(dueFen).toBe(yuan(310));
    expect(byTender['storedValue']?.fen).toBe(yuan(200));
    expect(till.books.openShiftOf(till.device)?.tenders.storedValue?.fen).toBe(yuan(200));
  });

  it('pays at most what is left, and one account at a time', () => {
    const { till, tab } = evenings(1);
    expect(till.run(take(tab, stored(200)), later)).toMatchObject({
      error: { code: 'onlyCashGivesChange', values: { leftFen: yuan(158) } },
    });
    const tenders = [stored(100), stored(58)];
    const twice = { type: 'settleTab', tab, endedAt: later, tenders } as const;
    expect(codeOf(till.run(twice, later))).toBe('tendersTooMany');
    const other = { ...stored(10), tenderType: 'points' } as const;
    expect(codeOf(till.run(take(tab, other), later))).toBe('accountUnknown');
  });

  it('[PAY-9] gives the spend back with the tender, once', () => {
    const { money, till, tab } = evenings(5);
    const { tender } = only(till.must(take(tab, stored(190)), later), 'TenderTaken');
    money.settle();
    const undo = { type: 'voidTender', tab, tender, reason: 'pays in cash' } as const;
    expect(membersOf(undo, till.books.viewOf(till.device))).toEqual([ada]);
    till.must(undo, later);
    money.settle();
    expect(balanceOn(accountOf(money, 'storedValue'), friday)).toBe(yuan(600));
    expect(codeOf(till.run(undo, later))).toBe('tenderVoided');
  });

  it('[OFF-2] asks for a grant of the exact amount while online, and takes it then', () => {
    const { money, till, tab } = evenings(5);
    till.must(
      {
        type: 'releaseAllowance',
        member: ada,
        allowance: only(till.log, 'AccountCredited').keeps?.allowance ?? id('none'),
      },
      evening,
    );
    money.settle();
    expect(till.run(take(tab, stored(190)), later)).toEqual({
      ok: false,
      error: {
        code: 'needsGrant',
        values: { member: ada, account: storedValueAccount(ada), amount: yuan(190) },
      },
    });
    money.grant(0, storedValueAccount(ada), yuan(190));
    expect(only(till.must(take(tab, stored(190)), later), 'AccountSpent').basis).toBe('grant');
  });

  it('[OFF-3] goes to the floor while apart, and writes how much on the tender', () => {
    const { money, till, tab } = evenings(5);
    const { keeps } = only(till.log, 'AccountCredited');
    if (!keeps) throw new Error('the till keeps what it put on');
    till.must({ type: 'releaseAllowance', member: ada, allowance: keeps.allowance }, evening);
    money.settle();
    till.money.isOnline = false;
    expect(till.run(take(tab, stored(101)), later)).toMatchObject({
      error: { code: 'floorMember', values: { leftFen: yuan(100) } },
    });
    const facts = till.must(take(tab, stored(100)), later);
    expect(only(facts, 'TenderTaken').account?.beyond).toBe(yuan(100));
    expect(till.run(take(tab, stored(1)), later)).toMatchObject({
      error: { code: 'floorMember', values: { leftFen: 0 } },
    });
  });
});

const part = (more: Partial<ProductPart>): ProductPart => ({
  name: 'Card',
  kind: 'countCard',
  units: 10,
  unitFen: yuan(30),
  items: [],
  days: 30,
  minDueFen: fen(0),
  ...more,
});

/** A till where Ada has bought one product, and sits in a room with beers before her. */
function withCard(own: ProductPart, beers: number) {
  const product: ProductRecord = {
    id: 'p',
    name: 'P',
    priceFen: yuan(100),
    parts: [own],
    sort: 1,
    retired: false,
  };
  const registers = registersWith(() => ({ products: new Map([[product.id, product]]) }));
  const run = atTill({ registers });
  const { money, till } = run;
  till.must({ type: 'sellProduct', member: ada, product: 'p', tenders: [cash(100)] }, evening);
  money.settle();
  const tab = seat(till);
  if (beers > 0) order(till, tab, 'beer', beers, evening);
  const { account } = accountOf(money, own.kind);
  const use = (units: number): NewAccountTender => ({
    tenderType: own.kind,
    member: ada,
    account,
    card: null,
    units,
  });
  return { ...run, tab, use };
}

describe('paying with cards and coupons', () => {
  it('[MEM-4] a use of a count card pays one piece of its items, and none twice', () => {
    const { till, tab, use } = withCard(part({ items: [id('beer')] }), 3);
    const first = only(till.must(take(tab, use(2)), later), 'TenderTaken');
    expect(first.amountFen).toBe(fen(7_600));
    expect(first.account?.covers?.lines).toMatchObject([{ quantity: 2 }]);
    expect(till.run(take(tab, use(2)), later)).toMatchObject({
      error: { code: 'amountInvalid', values: { most: 1 } },
    });
    till.must(take(tab, use(1)), later);
    expect(codeOf(till.run(take(tab, use(1)), later))).toBe('nothingToPay');
  });

  it('[MEM-4] a card without items pays the time: whole for a use, by share for minutes', () => {
    const uses = withCard(part({}), 1);
    const whole = only(uses.till.must(take(uses.tab, uses.use(1)), later), 'TenderTaken');
    expect([whole.amountFen, whole.account?.covers?.time]).toEqual([yuan(120), true]);
    expect(codeOf(uses.till.run(take(uses.tab, uses.use(1)), later))).toBe('nothingToPay');
    const minutes = withCard(part({ kind: 'periodCard', units: 600, unitFen: fen(100) }), 0);
    const share = only(minutes.till.must(take(minutes.tab, minutes.use(45)), later), 'TenderTaken');
    expect(share.amountFen).toBe(yuan(90));
  });

  it('[MEM-4] an unlimited period card pays the time as often as it is shown', () => {
    const { money, till, tab, use } = withCard(part({ kind: 'periodCard', units: 0 }), 0);
    const facts = till.must(take(tab, use(60)), later);
    expect(only(facts, 'TenderTaken').amountFen).toBe(yuan(120));
    expect(only(facts, 'AccountSpent').basis).toBe('unlimited');
    money.settle();
    expect(accountOf(money, 'periodCard').owed).toBe(0);
  });

  it('[MEM-4] a coupon pays its worth of a bill that is large enough, once, without change', () => {
    const coupon = part({ kind: 'coupon', units: 1, unitFen: yuan(200), minDueFen: yuan(150) });
    const small = withCard(coupon, 0);
    expect(small.till.run(take(small.tab, small.use(1)), later)).toMatchObject({
      error: { code: 'couponMinimum', values: { minFen: yuan(150) } },
    });
    const { till, tab, use } = withCard(coupon, 1);
    const taken = only(till.must(take(tab, use(1)), later), 'TenderTaken');
    expect(taken.amountFen).toBe(yuan(158));
  });
});

describe('points of a tab', () => {
  it('[PTS-1] are earned at settlement, once for a tab, and open their account', () => {
    const { money, till } = atTill();
    const tab = seat(till);
    const facts = till.must(
      { type: 'settleTab', tab, endedAt: later, tenders: [pay('alipay', yuan(120))] },
      later,
    );
    expect(only(facts, 'AccountCredited')).toMatchObject({ why: 'earned', sale: tab, paidFen: 0 });
    money.settle();
    const account = accountOf(money, 'points');
    expect(account.account).toBe(pointsAccount(ada));
    expect(balanceOn(account, friday)).toBe(120);
    const again = seat(till, clockTime('22:00'), 'r2');
    const second = till.must(
      { type: 'settleTab', tab: again, endedAt: clockTime('23:00'), tenders: [cash(120)] },
      clockTime('23:00'),
    );
    expect(second.some(({ fact }) => fact.type === 'AccountOpened')).toBe(false);
  });

  it('[PTS-1] count tier and birthday factors, and nothing for what points or a coupon paid', () => {
    const registers = registersWith(({ chain }) => ({
      chain: { ...chain, points: { tiers: { gold: 15_000 } } },
    }));
    const { till } = atTill({ registers, tier: 'gold', birthday: '11-20' });
    const tab = seat(till);
    const facts = till.must(
      { type: 'settleTab', tab, endedAt: later, tenders: [cash(120)] },
      later,
    );
    // 120 at 1 a yuan, half as much again for gold, twice on the birthday.
    expect(only(facts, 'AccountCredited').lots).toMatchObject([{ amount: 360 }]);
  });

  it('[PTS-4] pay whole yuan of a bill, at most the owner’s share of it, over several tenders', () => {
    const { money, till } = atTill();
    const first = seat(till);
    order(till, first, 'beer', 200, evening);
    till.must({ type: 'settleTab', tab: first, endedAt: later, tenders: [cash(7_720)] }, later);
    money.settle();
    const tab = seat(till, later, 'r2');
    const at = clockTime('22:00');
    const points = (units: number) =>
      ({
        type: 'takeTender',
        tab,
        endedAt: at,
        tender: {
          tenderType: 'points',
          member: ada,
          account: pointsAccount(ada),
          card: null,
          units,
        },
      }) as const;
    expect(codeOf(till.run(points(150), at))).toBe('amountInvalid');
    money.grant(0, pointsAccount(ada), 4_000);
    expect(only(till.must(points(4_000), at), 'TenderTaken').amountFen).toBe(yuan(40));
    expect(till.run(points(3_000), at)).toMatchObject({ error: { code: 'pointsShare' } });
  });
});
