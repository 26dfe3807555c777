import { describe, expect, it } from 'vitest';
import { fen } from '#domain/kernel/fen.ts';
import { checkTariff } from '#domain/tariffs/check.ts';
import type { Band, Tariff } from '#domain/tariffs/tariff.ts';
import { band, tariff } from './given.ts';

const problems = (bands: readonly Band[], changes: Partial<Tariff> = {}) =>
  checkTariff(tariff(bands, changes));

describe('a tariff is saved only when its bands tile the opening hours', () => {
  it('[TAR-1] [TAR-2] takes bands that follow each other, over midnight too', () => {
    expect(problems([band('12:00', '18:00', 60), band('18:00', '30:00', 120)])).toEqual([]);
  });

  it('[TAR-1] tells how late a band may be as the clock that is typed', () => {
    const late = problems([band('12:00', '99:00', 60)]);
    const values = { min: '00:00', max: '48:00' };
    expect(late).toContainEqual({ field: 'bands.0.to', code: 'outOfRange', values });
  });

  it('[TAR-1] names the minutes of a gap', () => {
    expect(problems([band('12:00', '18:00', 60), band('18:30', '30:00', 120)])).toEqual([
      {
        field: 'bands.1.from',
        code: 'bandGap',
        values: { from: '18:00', to: '18:30', minutes: 30 },
      },
    ]);
  });

  it('[TAR-1] names the minutes of an overlap', () => {
    expect(problems([band('12:00', '24:01', 60), band('24:00', '30:00', 120)])).toEqual([
      {
        field: 'bands.1.from',
        code: 'bandOverlap',
        values: { from: '24:00', to: '24:01', minutes: 1 },
      },
    ]);
  });

  it('[TAR-1] refuses no bands, an empty band, and more than a day of them', () => {
    expect(problems([]).map(({ code }) => code)).toEqual(['noBands']);
    expect(problems([band('18:00', '18:00', 60)]).map(({ code }) => code)).toEqual(['bandEmpty']);
    expect(problems([band('08:00', '32:01', 60)])).toEqual([
      {
        field: 'bands',
        code: 'bandsTooLong',
        values: { from: '08:00', to: '32:01', minutes: 1441 },
      },
    ]);
  });
});

it('refuses a rate of −1, a cap of −1 and a part of a fen', () => {
  const wrong = { ...band('12:00', '18:00', 60), rateFen: fen(-1) };
  expect(problems([wrong])).toEqual([
    { field: 'bands.0.rateFen', code: 'negative', values: { valueFen: -1 } },
  ]);
  expect(problems([band('12:00', '18:00', 60)], { capFen: fen(-1) })[0]?.field).toBe('capFen');
  // A register can hold what no typed form writes.
  const half = { ...band('12:00', '18:00', 60), rateFen: 0.5 } as Band;
  expect(problems([half])[0]?.code).toBe('notWhole');
});

it('[TAR-5] refuses a unit that is none of 1, 15, 30 and 60 minutes', () => {
  const odd = { unitMinutes: 7 } as unknown as Partial<Tariff>;
  expect(problems([band('12:00', '18:00', 60)], odd)).toEqual([
    { field: 'unitMinutes', code: 'unknownChoice', values: { value: 7 } },
  ]);
});
