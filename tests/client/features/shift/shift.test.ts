import { describe, expect, it } from 'vitest';

import {
  countRows,
  sheetTotal,
  withoutEmpty,
  withPieces,
} from '#client/features/shift/cash-count.ts';
import { countOutcome, xReport } from '#client/features/shift/report.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type DeviceId, type ShiftId, type StaffId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { EntryId } from '#domain/journal/entry.ts';
import type { ShiftState } from '#domain/shifts/state.ts';

const SHIFT: ShiftState = {
  shift: id<ShiftId>('s1'),
  device: id<DeviceId>('d1'),
  till: 'A',
  date: businessDate('2026-11-20'),
  openedAt: instant(1),
  openedBy: id<StaffId>('li'),
  float: { 10000: 5 },
  floatFen: yuan(500),
  tenders: { wechatPay: { count: 1, fen: yuan(120) }, cash: { count: 2, fen: yuan(300) } },
  changeFen: yuan(80),
  tabsSettled: 3,
  settledFen: yuan(420),
  voids: { count: 0, fen: fen(0) },
  closed: null,
};

const closedWith = (countedFen: number): ShiftState => ({
  ...SHIFT,
  closed: {
    at: instant(2),
    by: id<StaffId>('li'),
    counted: {},
    countedFen: fen(countedFen),
    expectedFen: yuan(800),
    note: '',
    entry: 'd1.e1.9' as EntryId,
  },
});

describe('[SHIFT-1] counting', () => {
  it('lists notes and coins, largest first, with what each comes to', () => {
    const rows = countRows({ 10000: 3, 100: 7 });
    expect(rows[0]).toEqual({ denominationFen: 10_000, pieces: 3, amountFen: 30_000 });
    expect(rows.map((row) => row.denominationFen)).toEqual(
      rows.map((row) => row.denominationFen).toSorted((a, b) => b - a),
    );
    expect(sheetTotal({ 10000: 3, 100: 7 })).toBe(30_700);
  });

  it('takes digits alone and keeps a slipped finger within bounds', () => {
    expect(withPieces({}, 10_000, '-3x')).toEqual({ 10000: 3 });
    expect(withPieces({ 100: 2 }, 100, '')).toEqual({ 100: 0 });
    expect(withPieces({}, 100, '123456789')).toEqual({ 100: 99_999 });
    expect(withoutEmpty({ 100: 0, 500: 1 })).toEqual({ 500: 1 });
  });

  it('says exact, over or short once counted and nothing before', () => {
    expect(countOutcome(SHIFT)).toBeNull();
    expect(countOutcome(closedWith(80_000))).toMatchObject({ kind: 'exact', differenceFen: 0 });
    expect(countOutcome(closedWith(80_550))).toMatchObject({ kind: 'over', differenceFen: 550 });
    expect(countOutcome(closedWith(79_000))).toMatchObject({
      kind: 'short',
      expectedFen: 80_000,
      differenceFen: 1_000,
    });
  });
});

describe('[SHIFT-3] X report', () => {
  it('gives tenders by type, their total and the change', () => {
    expect(xReport(SHIFT, true)).toMatchObject({
      tenders: [
        { tenderType: 'cash', count: 2, fen: 30_000 },
        { tenderType: 'wechatPay', count: 1, fen: 12_000 },
      ],
      totalFen: 42_000,
      changeFen: 8_000,
    });
  });

  it('[SHIFT-1] lets nobody work the cash out who must count it blind', () => {
    const report = xReport(SHIFT, false);
    expect(report.tenders[0]).toEqual({ tenderType: 'cash', count: 2, fen: null });
    expect(report.tenders[1]?.fen).toBe(12_000);
    expect([report.totalFen, report.changeFen, report.settledFen]).toEqual([null, null, null]);
  });
});

describe('[PAY-12] money for members’ accounts', () => {
  const prepaid = { topUp: { count: 2, fen: yuan(1_000) }, refund: { count: 1, fen: fen(-5_000) } };

  it('is listed apart, in its order, and is no revenue', () => {
    const report = xReport({ ...SHIFT, prepaid }, true);
    expect(report.prepaid).toEqual([
      { for: 'topUp', count: 2, fen: yuan(1_000) },
      { for: 'refund', count: 1, fen: -5_000 },
    ]);
    expect(report.settledFen).toBe(SHIFT.settledFen);
  });

  it('[SHIFT-1] tells nothing of the cash before the count', () => {
    const report = xReport({ ...SHIFT, prepaid }, false);
    expect(report.prepaid.map((row) => row.fen)).toEqual([null, null]);
  });
});
