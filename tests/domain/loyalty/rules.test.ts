import { describe, expect, it } from 'vitest';
import { businessDate } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type CategoryId } from '#domain/kernel/ids.ts';
import { earnPoints, pointsOfRefund, type Earner, type PaidBill } from '#domain/loyalty/earn.ts';
import { mostPoints, payWithPoints } from '#domain/loyalty/pay.ts';
import { periodEnd, pointsLots } from '#domain/loyalty/periods.ts';
import { DEFAULT_POINTS_RULES, type PointsRules } from '#domain/loyalty/rules.ts';

const drinks = id<CategoryId>('drinks');
const rules: PointsRules = {
  ...DEFAULT_POINTS_RULES,
  perYuan: { byCategory: { [drinks]: 2 }, otherwise: 1 },
  tiers: { gold: 15_000 },
};
const earner: Earner = {
  tier: null,
  birthday: '',
  date: businessDate('2026-11-20'),
  campaigns: [],
};
const bill: PaidBill = {
  lines: [
    { category: drinks, amountFen: yuan(100) },
    { category: null, amountFen: yuan(60) },
  ],
  tenders: [{ tender: 'cash', amountFen: yuan(160) }],
};

describe('earning points', () => {
  it('[PTS-1] goes by item group, and by tier', () => {
    expect(earnPoints(bill, earner, rules).points).toBe(260);
    const gold = earnPoints(bill, { ...earner, tier: 'gold' }, rules);
    expect(gold.byGroup.map(({ points }) => points)).toEqual([300, 90]);
    expect(gold.factors).toEqual([{ name: 'tier', factor: 15_000 }]);
  });

  it('[PTS-1] earns nothing for what points or coupons paid, and by setting for stored value', () => {
    const half = {
      ...bill,
      tenders: [
        { tender: 'points', amountFen: yuan(80) },
        { tender: 'storedValue', amountFen: yuan(80) },
      ],
    } as const;
    expect(earnPoints(half, earner, rules)).toMatchObject({ points: 130, earningFen: yuan(80) });
    const none = { ...rules, tenders: { ...rules.tenders, storedValue: 0 } };
    expect(earnPoints(half, earner, none).points).toBe(0);
  });

  it('[PTS-1] doubles on the birthday by business date, and multiplies with a campaign', () => {
    const born = { ...earner, birthday: '1990-11-20' };
    expect(earnPoints(bill, born, rules).points).toBe(520);
    expect(earnPoints(bill, { ...born, birthday: '11-21' }, rules).points).toBe(260);
    const campaigns = [{ name: 'Friday', factor: 30_000 }];
    expect(earnPoints(bill, { ...born, campaigns }, rules).points).toBe(1_560);
  });

  it('[PTS-1] rounds each group down to whole points, once', () => {
    const odd: PaidBill = {
      lines: [{ category: null, amountFen: fen(199) }],
      tenders: [{ tender: 'cash', amountFen: fen(199) }],
    };
    expect(earnPoints(odd, earner, rules).points).toBe(1);
    expect(earnPoints(odd, { ...earner, tier: 'gold' }, rules).points).toBe(2);
    expect(earnPoints({ lines: [], tenders: [] }, earner, rules).points).toBe(0);
  });

  it('[PTS-3] takes back all with a whole refund, a share with a part', () => {
    expect(pointsOfRefund(260, yuan(160), yuan(160))).toBe(260);
    expect(pointsOfRefund(260, yuan(160), yuan(40))).toBe(65);
  });
});

describe('points periods', () => {
  it.each([
    ['2026-11-20', 12, '2026-12-31'],
    ['2026-12-31', 12, '2026-12-31'],
    ['2027-01-01', 12, '2027-12-31'],
    ['2026-11-20', 1, '2026-11-30'],
    ['2028-02-10', 1, '2028-02-29'],
    ['2026-05-01', 3, '2026-06-30'],
  ] as const)('[PTS-2] of %s by %i months ends %s', (date, months, end) => {
    expect(periodEnd(businessDate(date), months)).toBe(end);
  });

  it('[PTS-2] have one roll-over, into the whole of the next', () => {
    const date = businessDate('2026-11-20');
    const lot = { part: 'paid', amount: 5, until: '2026-12-31' };
    expect(pointsLots(5, date, rules)).toEqual([{ ...lot, rollUntil: '2027-12-31' }]);
    expect(pointsLots(5, date, { ...rules, rollOver: false })[0]?.rollUntil).toBeNull();
    expect(pointsLots(0, date, rules)).toEqual([]);
  });
});

describe('paying with points', () => {
  const share = { ...rules, mostOfBill: 3_000 };

  it('[PTS-4] pays whole yuan, at most the share of the bill', () => {
    expect(mostPoints(yuan(88), 5_000, share)).toEqual({ points: 2_600, amountFen: yuan(26) });
    expect(mostPoints(yuan(88), 1_234, share)).toEqual({ points: 1_200, amountFen: yuan(12) });
    expect(mostPoints(yuan(3), 5_000, share)).toEqual({ points: 0, amountFen: 0 });
    expect(mostPoints(yuan(88), -20, share).points).toBe(0);
  });

  it('[PTS-4] refuses more than the share, with what would do, and parts of a yuan', () => {
    expect(payWithPoints(yuan(88), 2_600, share)).toMatchObject({ ok: true });
    expect(payWithPoints(yuan(88), 2_700, share)).toMatchObject({
      error: { code: 'pointsShare', values: { most: 2_600 } },
    });
    expect(payWithPoints(yuan(88), 150, share)).toMatchObject({ error: { code: 'amountInvalid' } });
  });
});
