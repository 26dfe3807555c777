import { describe, expect, it } from 'vitest';
import { prepaidBy } from '#client/features/reports/models/prepaid.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type StoreId } from '#domain/kernel/ids.ts';
import type { PrepaidLine } from '#domain/wire/api.ts';

const line = (more: Partial<PrepaidLine>): PrepaidLine => ({
  store: id<StoreId>('s1'),
  date: businessDate('2026-11-20'),
  for: 'topUp',
  tenderType: 'cash',
  count: 1,
  fen: yuan(500),
  ...more,
});

describe('[PAY-12] money for accounts at head office', () => {
  const lines = [
    line({ for: 'refund', fen: fen(-5_000) }),
    line({}),
    line({ tenderType: 'wechatPay', count: 2, fen: yuan(800) }),
    line({ store: id<StoreId>('s2') }),
    line({ date: businessDate('2026-11-19') }),
  ];
  const range = { from: businessDate('2026-11-20'), to: businessDate('2026-11-20') };

  it('adds up by purpose over tenders, refunds last and below nothing', () => {
    expect(prepaidBy(lines, range, id<StoreId>('s1'))).toEqual([
      { for: 'topUp', count: 3, fen: yuan(1_300) },
      { for: 'refund', count: 1, fen: -5_000 },
    ]);
  });

  it('counts all stores, on the dates alone', () => {
    expect(prepaidBy(lines, range, null)[0]).toEqual({ for: 'topUp', count: 4, fen: yuan(1_800) });
  });
});
