import { describe, expect, it } from 'vitest';
import { businessDate } from '#domain/kernel/business-date.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { instantFromIso, plusMinutes } from '#domain/kernel/instant.ts';
import { chargeStay, timeTotal, withinFreeMinutes } from '#domain/tariffs/charge.ts';
import type { PricingTerms } from '#domain/tariffs/tariff.ts';
import { quoteStay } from '#domain/tariffs/quote.ts';
import { band, clock, inYuan, tariff, terms } from './given.ts';

const DAY = [band('12:00', '18:00', 60), band('18:00', '30:00', 120)];
const THREE = [band('12:00', '18:00', 60), band('18:00', '24:00', 120), band('24:00', '30:00', 80)];
const FLAT = [band('08:00', '32:00', 60)];

const charge = (of: PricingTerms, from: string, to: string) =>
  chargeStay(of, 'V01', clock(of, from), clock(of, to));
const cost = (of: PricingTerms, from: string, to: string): number =>
  inYuan(timeTotal(charge(of, from, to)));

describe('a stay by bands', () => {
  it('[TAR-3] splits a stay at the band boundary: 16:00–20:00 = 120 + 240 = 360', () => {
    const lines = charge(terms(tariff(DAY)), '16:00', '20:00');
    expect(lines.map(({ minutes, amountFen }) => [minutes, amountFen])).toEqual([
      [120, 12_000],
      [120, 24_000],
    ]);
  });

  it('[TAR-3] [TAR-2] bills 23:00–25:00 over a midnight boundary as 120 + 80 = 200', () => {
    expect(charge(terms(tariff(THREE)), '23:00', '25:00').map((line) => line.amountFen)).toEqual([
      12_000, 8_000,
    ]);
    expect(cost(terms(tariff(THREE)), '23:00', '25:00')).toBe(200);
  });

  it('[TAR-2] charges a band that crosses midnight as one', () => {
    const lines = charge(terms(tariff(DAY)), '22:00', '26:00');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      minutes: 240,
      amountFen: 48_000,
      bandFrom: 1080,
      bandTo: 1800,
    });
  });

  it('[TAR-1] takes the rate of the band from its first minute on, and not before', () => {
    expect(cost(terms(tariff(DAY)), '17:00', '18:00')).toBe(60);
    expect(cost(terms(tariff(DAY)), '18:00', '19:00')).toBe(120);
    expect(cost(terms(tariff(DAY)), '17:59', '18:01')).toBe(3);
  });

  it('[DAY-3] prices a Friday session opened at 01:30 on Saturday by the Friday that its terms name', () => {
    const friday = terms(tariff(THREE));
    const from = instantFromIso('2026-11-21T01:30:00+08:00');
    const extension = instantFromIso('2026-11-21T02:30:00+08:00');
    expect(timeTotal(chargeStay(friday, 'V01', from, extension))).toBe(8_000);
    expect(timeTotal(chargeStay(friday, 'V01', from, plusMinutes(extension, 60)))).toBe(16_000);
  });
});

describe('daylight saving', () => {
  const newYork = (date: string) =>
    terms(
      tariff([band('18:00', '26:00', 60), band('26:00', '32:00', 120)]),
      businessDate(date),
      'America/New_York',
    );

  it('[DAY-5] charges the five hours that elapse from 22:00 to 02:00 when clocks fall back', () => {
    const of = newYork('2026-10-31');
    const lines = charge(of, '22:00', '26:00');
    expect(lines.map(({ minutes }) => minutes)).toEqual([300]);
    expect(inYuan(timeTotal(lines))).toBe(300);
  });

  it('[DAY-5] charges the three hours that elapse from 23:00 to 03:00 when clocks spring forward', () => {
    const of = newYork('2026-03-07');
    const lines = charge(of, '23:00', '27:00');
    expect(lines.map(({ minutes, bandFrom }) => [minutes, bandFrom])).toEqual([[180, 1080]]);
    expect(cost(of, '23:00', '28:00')).toBe(180 + 120);
  });
});

describe('by entry', () => {
  it('[TAR-4] prices all of the stay by the band in which it starts', () => {
    const of = terms(tariff(DAY, { pricing: 'byEntry' }));
    expect(cost(of, '16:00', '20:00')).toBe(240);
    expect(cost(of, '18:00', '20:00')).toBe(240);
    expect(charge(of, '17:59', '26:00').map(({ rule, rateFen }) => [rule, rateFen])).toEqual([
      ['byEntry', 6_000],
    ]);
  });
});

describe('units', () => {
  it.each([
    [15, 'whole', '12:00', '13:01', 75],
    [15, 'free', '12:00', '13:14', 60],
    [15, 'perMinute', '12:00', '13:01', 61],
    [30, 'whole', '12:00', '12:01', 30],
    [30, 'free', '12:00', '12:29', 0],
    [60, 'whole', '12:00', '14:01', 180],
    [60, 'whole', '12:00', '14:00', 120],
    [60, 'free', '12:00', '14:59', 120],
    [60, 'perMinute', '12:00', '14:30', 150],
    [1, 'whole', '12:00', '12:07', 7],
  ] as const)(
    '[TAR-5] unit %i, part unit %s: %s–%s = %i',
    (unitMinutes, partUnit, from, to, due) => {
      expect(cost(terms(tariff(DAY, { unitMinutes, partUnit })), from, to)).toBe(due);
    },
  );

  it('[TAR-5] gives a unit to the band in which it starts', () => {
    const of = terms(tariff(DAY, { unitMinutes: 60, partUnit: 'whole' }));
    const lines = charge(of, '16:30', '19:00');
    expect(lines.map(({ minutes, rateFen, amountFen }) => [minutes, rateFen, amountFen])).toEqual([
      [120, 6_000, 12_000],
      [60, 12_000, 12_000],
    ]);
  });

  it('[TAR-5] charges a part unit per minute at the rate of the band in which the unit starts', () => {
    const of = terms(tariff(DAY, { unitMinutes: 60, partUnit: 'perMinute' }));
    expect(cost(of, '17:30', '18:20')).toBe(50);
  });

  it('[TAR-5] [TAR-10] shows a part unit that is free as a line of its own', () => {
    const lines = charge(
      terms(tariff(DAY, { unitMinutes: 30, partUnit: 'free' })),
      '12:00',
      '12:50',
    );
    expect(lines.map(({ rule, minutes, amountFen }) => [rule, minutes, amountFen])).toEqual([
      ['banded', 30, 3_000],
      ['partUnitFree', 0, 0],
    ]);
  });
});

describe('the first hour', () => {
  const of = terms(tariff(FLAT, { firstHourWhole: true }));

  it.each([
    ['12:40', 60],
    ['13:00', 60],
    ['13:15', 75],
    ['12:01', 60],
  ])('[TAR-6] first hour whole, then by the minute: until %s = %i', (to, due) => {
    expect(cost(of, '12:00', to)).toBe(due);
  });

  it('[TAR-6] belongs whole to the band in which it starts', () => {
    expect(cost(terms(tariff(DAY, { firstHourWhole: true })), '17:30', '19:00')).toBe(60 + 60);
  });

  it('[TAR-6] is followed by units that count from its end', () => {
    const units = { firstHourWhole: true, unitMinutes: 30, partUnit: 'whole' } as const;
    expect(cost(terms(tariff(FLAT, units)), '12:00', '13:01')).toBe(90);
  });
});

describe('free minutes', () => {
  const of = terms(tariff(FLAT, { freeMinutes: 15 }));

  it('[TAR-7] charges nothing within them and from the opening after them', () => {
    expect(cost(of, '12:00', '12:15')).toBe(0);
    expect(cost(of, '12:00', '12:16')).toBe(16);
  });

  it('[TAR-7] says so on a line of its own', () => {
    expect(charge(of, '12:00', '12:10')).toMatchObject([
      { rule: 'freeMinutes', minutes: 0, amountFen: 0 },
    ]);
  });

  it('[TAR-7] lets an opening be cancelled within them and not after', () => {
    const from = clock(of, '12:00');
    expect(withinFreeMinutes(of, from, clock(of, '12:15'))).toBe(true);
    expect(withinFreeMinutes(of, from, clock(of, '12:16'))).toBe(false);
    expect(withinFreeMinutes(terms(tariff(FLAT)), from, from)).toBe(false);
  });

  it('[TAR-7] go before a first hour that is charged whole', () => {
    const both = terms(tariff(FLAT, { freeMinutes: 15, firstHourWhole: true }));
    expect(cost(both, '12:00', '12:15')).toBe(0);
    expect(cost(both, '12:00', '12:16')).toBe(60);
  });
});

describe('caps', () => {
  it('[TAR-8] stops the meter at the cap of the session: eight hours at 60 = 300', () => {
    const lines = charge(terms(tariff(FLAT, { capFen: yuan(300) })), '12:00', '20:00');
    expect(inYuan(timeTotal(lines))).toBe(300);
    expect(lines.map(({ rule, amountFen }) => [rule, amountFen])).toEqual([
      ['banded', 48_000],
      ['sessionCap', -18_000],
    ]);
  });

  it('[TAR-8] stops the meter of one band and lets the next run', () => {
    const of = terms(tariff([band('12:00', '18:00', 60, 200), band('18:00', '30:00', 120)]));
    expect(cost(of, '12:00', '19:00')).toBe(200 + 120);
    expect(cost(of, '15:00', '18:00')).toBe(180);
  });

  it('[TAR-8] caps the session after its bands', () => {
    const of = terms(
      tariff([band('12:00', '18:00', 60, 200), band('18:00', '30:00', 120)], { capFen: yuan(250) }),
    );
    const lines = charge(of, '12:00', '20:00');
    expect(inYuan(timeTotal(lines))).toBe(250);
    expect(lines.map(({ rule }) => rule)).toEqual(['banded', 'banded', 'bandCap', 'sessionCap']);
  });

  it('[TAR-8] takes a cap of 0 as nothing to pay', () => {
    expect(cost(terms(tariff(FLAT, { capFen: yuan(0) })), '12:00', '20:00')).toBe(0);
  });
});

describe('lines', () => {
  it('[TAR-10] keep room, span, band, minutes, rate and rule', () => {
    const of = terms(tariff(DAY));
    expect(charge(of, '17:00', '18:30')).toEqual([
      {
        roomName: 'V01',
        from: clock(of, '17:00'),
        to: clock(of, '18:00'),
        bandFrom: 720,
        bandTo: 1080,
        minutes: 60,
        rateFen: 6_000,
        rule: 'banded',
        amountFen: 6_000,
      },
      {
        roomName: 'V01',
        from: clock(of, '18:00'),
        to: clock(of, '18:30'),
        bandFrom: 1080,
        bandTo: 1800,
        minutes: 30,
        rateFen: 12_000,
        rule: 'banded',
        amountFen: 6_000,
      },
    ]);
  });

  it('[TAR-10] round once, half up to the fen', () => {
    const odd = terms(tariff([band('12:00', '18:00', 0.5), band('18:00', '30:00', 0.1)]));
    expect(charge(odd, '12:00', '12:03').map(({ amountFen }) => amountFen)).toEqual([3]);
    expect(charge(odd, '12:00', '12:21').map(({ amountFen }) => amountFen)).toEqual([18]);
    expect(charge(odd, '17:57', '18:03').map(({ amountFen }) => amountFen)).toEqual([3, 1]);
  });

  it('[TAR-14] count whole minutes elapsed since the opening', () => {
    const of = terms(tariff(FLAT));
    const from = instantFromIso('2026-11-20T12:00:40+08:00');
    const until = (iso: string) => timeTotal(chargeStay(of, 'V01', from, instantFromIso(iso)));
    expect(until('2026-11-20T12:01:39+08:00')).toBe(0);
    expect(until('2026-11-20T12:01:40+08:00')).toBe(100);
    expect(chargeStay(of, 'V01', from, instantFromIso('2026-11-20T11:00:00+08:00'))).toEqual([]);
  });

  it('[TAR-14] give a minute to the band in which it starts', () => {
    const of = terms(tariff(DAY));
    const from = instantFromIso('2026-11-20T17:58:30+08:00');
    const lines = chargeStay(of, 'V01', from, plusMinutes(from, 4));
    expect(lines.map(({ minutes, rateFen }) => [minutes, rateFen])).toEqual([
      [2, 6_000],
      [2, 12_000],
    ]);
  });

  it('[TAR-15] go on at the last rate after the last band, and begin at the first before it', () => {
    const of = terms(tariff(THREE));
    expect(charge(of, '29:00', '33:00').map(({ rule, amountFen }) => [rule, amountFen])).toEqual([
      ['banded', 8_000],
      ['outsideHours', 24_000],
    ]);
    expect(charge(of, '11:00', '13:00').map(({ rule, amountFen }) => [rule, amountFen])).toEqual([
      ['outsideHours', 6_000],
      ['banded', 6_000],
    ]);
    expect(cost(terms(tariff(THREE, { pricing: 'byEntry' })), '11:00', '13:00')).toBe(120);
  });

  it('[TAR-15] of a tariff without bands are none: a fold never throws', () => {
    expect(charge(terms(tariff([])), '12:00', '20:00')).toEqual([]);
  });
});

it('[TAR-13] quotes what so many minutes from now would cost', () => {
  const of = terms(tariff(DAY));
  const quote = quoteStay(of, 'V01', clock(of, '17:00'), 120);
  expect(quote.amountFen).toBe(18_000);
  expect(quote.until).toBe(clock(of, '19:00'));
});
