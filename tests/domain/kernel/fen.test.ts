import { describe, expect, it } from 'vitest';
import { fen, parseYuan, prorateFen, rateFen, splitFen, sumFen, yuan } from '#domain/kernel/fen.ts';

describe('an amount as people write it', () => {
  it.each([
    ['12', 1_200],
    ['12.5', 1_250],
    ['12.50', 1_250],
    ['.5', 50],
    ['0', 0],
    ['¥1,234.50', 123_450],
    ['￥１２．５０', 1_250],
    ['１，２３４', 123_400],
    ['-3.00', -300],
    ['－3', -300],
    ['−3', -300],
    ['¥-3', -300],
    ['-¥3', -300],
    ['+3', 300],
    [' 88 ', 8_800],
    ['1,234,567', 123_456_700],
    ['1.500', 150],
    ['12.', 1_200],
  ])('reads %s', (text, expected) => {
    expect(parseYuan(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['', 'notAnAmount'],
    ['.', 'notAnAmount'],
    ['¥', 'notAnAmount'],
    ['twelve', 'notAnAmount'],
    ['12元', 'notAnAmount'],
    ['1e3', 'notAnAmount'],
    ['1,23', 'notAnAmount'],
    ['1,2345', 'notAnAmount'],
    ['12,345,6', 'notAnAmount'],
    [',123', 'notAnAmount'],
    ['--3', 'notAnAmount'],
    ['1.2.3', 'notAnAmount'],
    ['NaN', 'notAnAmount'],
    ['0x10', 'notAnAmount'],
    ['1.005', 'moreThanTwoDecimals'],
    ['99999999999999999999', 'tooLarge'],
  ])('refuses %j: %s', (text, error) => {
    expect(parseYuan(text)).toEqual({ ok: false, error });
  });
});

describe('fen', () => {
  it('are whole, and never −0', () => {
    expect(() => fen(0.5)).toThrow('not a whole number of fen');
    expect(() => fen(Number.NaN)).toThrow('not a whole number of fen');
    expect(Object.is(fen(-0), 0)).toBe(true);
    expect(sumFen([yuan(1), yuan(0.1), yuan(0.2)])).toBe(130);
  });

  it('[TAR-10] are prorated half up', () => {
    expect(prorateFen(yuan(60), 40, 60)).toBe(4_000);
    expect(prorateFen(fen(1), 1, 2)).toBe(1);
    expect(prorateFen(fen(1), 29, 60)).toBe(0);
    expect(prorateFen(fen(-1), 1, 2)).toBe(-1);
    expect(rateFen(yuan(100), 1_250)).toBe(1_250);
    expect(() => prorateFen(fen(1), 1, 0)).toThrow('denominator');
  });

  it('are split by largest remainder, a tie to the earlier part', () => {
    expect(splitFen(fen(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitFen(fen(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(splitFen(fen(5), [0, 1])).toEqual([0, 5]);
    expect(() => splitFen(fen(5), [0, 0])).toThrow('weight above 0');
  });
});
