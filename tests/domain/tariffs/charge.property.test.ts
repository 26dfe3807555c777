import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDate, dayMinute, instantAt } from '#domain/kernel/business-date.ts';
import { fen } from '#domain/kernel/fen.ts';
import { minutesBetween, plusMinutes } from '#domain/kernel/instant.ts';
import { chargeStay, timeTotal } from '#domain/tariffs/charge.ts';
import { chargeSession } from '#domain/tariffs/session.ts';
import type { Band, Tariff } from '#domain/tariffs/tariff.ts';
import { tariff, terms } from './given.ts';

const RUNS = { seed: 20_261_120, numRuns: 300 };
const OPENING = 720;

/** Bands that tile 12:00 to at most 36:00, of any lengths and rates. */
const bands = (caps: boolean): fc.Arbitrary<readonly Band[]> =>
  fc
    .array(
      fc.record({
        length: fc.integer({ min: 1, max: 480 }),
        rateFen: fc.integer({ min: 0, max: 100_000 }),
        capFen: caps ? fc.option(fc.integer({ min: 0, max: 100_000 })) : fc.constant(null),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((lengths) => {
      let from = OPENING;
      return lengths.map(({ length, rateFen, capFen }) => {
        const band = { from: dayMinute(from), to: dayMinute((from += length)) };
        return { ...band, rateFen: fen(rateFen), capFen: capFen === null ? null : fen(capFen) };
      });
    });

const anyTariff: fc.Arbitrary<Tariff> = fc
  .record({
    bands: bands(true),
    pricing: fc.constantFrom('banded', 'byEntry'),
    unitMinutes: fc.constantFrom(1, 15, 30, 60),
    partUnit: fc.constantFrom('whole', 'free', 'perMinute'),
    firstHourWhole: fc.boolean(),
    freeMinutes: fc.integer({ min: 0, max: 30 }),
    capFen: fc.option(fc.integer({ min: 0, max: 200_000 }).map(fen)),
  })
  .map((changes) => tariff([], changes));

/** Days with and without a change of daylight saving. */
const place = fc.constantFrom(
  ['2026-11-20', 'Asia/Shanghai'],
  ['2026-10-31', 'America/New_York'],
  ['2026-03-07', 'America/New_York'],
  ['2026-10-03', 'Australia/Lord_Howe'],
) as fc.Arbitrary<[string, string]>;

const opened = ([date, zone]: [string, string], of: Tariff, minute: number) => {
  const at = terms(of, businessDate(date), zone);
  return { at, from: instantAt(at.date, dayMinute(minute), zone) };
};

describe('the charge of a stay', () => {
  it('[TAR-3] of [a,c] is that of [a,b] and [b,c] at every band boundary b', () => {
    fc.assert(
      fc.property(
        bands(false),
        place,
        fc.nat(1440),
        fc.nat(1800),
        (tiles, where, start, length) => {
          const { at, from } = opened(where, tariff(tiles), OPENING + start);
          const to = plusMinutes(from, length);
          const whole = timeTotal(chargeStay(at, 'V01', from, to));
          for (const tile of tiles) {
            const boundary = instantAt(at.date, tile.from, at.timeZone);
            if (boundary <= from || boundary >= to) continue;
            const first = timeTotal(chargeStay(at, 'V01', from, boundary));
            expect(first + timeTotal(chargeStay(at, 'V01', boundary, to))).toBe(whole);
          }
        },
      ),
      RUNS,
    );
  });

  it('[TAR-5] never shrinks as time goes on', () => {
    fc.assert(
      fc.property(
        anyTariff,
        place,
        fc.nat(1440),
        fc.nat(900),
        fc.nat(90),
        (of, where, start, length, more) => {
          const { at, from } = opened(where, of, 600 + start);
          const earlier = timeTotal(chargeStay(at, 'V01', from, plusMinutes(from, length)));
          const later = timeTotal(chargeStay(at, 'V01', from, plusMinutes(from, length + more)));
          expect(later).toBeGreaterThanOrEqual(earlier);
          expect(earlier).toBeGreaterThanOrEqual(0);
        },
      ),
      RUNS,
    );
  });

  it('[TAR-8] never passes a cap, and [TAR-10] its lines but caps tile the stay', () => {
    fc.assert(
      fc.property(anyTariff, place, fc.nat(1440), fc.nat(900), (of, where, start, length) => {
        const { at, from } = opened(where, of, 600 + start);
        const to = plusMinutes(from, length);
        const lines = chargeStay(at, 'V01', from, to);
        expect(timeTotal(lines)).toBeLessThanOrEqual(of.capFen ?? Number.MAX_SAFE_INTEGER);
        for (const { capFen, from: bandFrom, to: bandTo } of of.bands) {
          const own = lines.filter((line) => line.bandFrom === bandFrom && line.bandTo === bandTo);
          const uncapped = own.filter(({ rule }) => rule !== 'sessionCap');
          expect(timeTotal(uncapped)).toBeLessThanOrEqual(capFen ?? Number.MAX_SAFE_INTEGER);
        }
        let reached = from;
        for (const line of lines) {
          if (line.rule === 'bandCap' || line.rule === 'sessionCap') continue;
          expect(line.from).toBe(reached);
          expect(line.minutes).toBeGreaterThanOrEqual(line.amountFen > 0 ? 1 : 0);
          reached = line.to;
        }
        expect(reached).toBe(length === 0 ? from : to);
      }),
      RUNS,
    );
  });

  it('[TAR-3] [DAY-5] agrees with a count of every minute by its wall clock', () => {
    fc.assert(
      fc.property(bands(false), place, fc.nat(1440), fc.nat(600), (tiles, where, start, length) => {
        const { at, from } = opened(where, tariff(tiles), 600 + start);
        const charged = new Map<number, number>();
        for (const line of chargeStay(at, 'V01', from, plusMinutes(from, length))) {
          charged.set(line.bandFrom, (charged.get(line.bandFrom) ?? 0) + line.minutes);
        }
        const counted = new Map<number, number>();
        for (let minute = 0; minute < length; minute += 1) {
          const now = plusMinutes(from, minute);
          const begun = tiles.filter((tile) => instantAt(at.date, tile.from, at.timeZone) <= now);
          const key = (begun.at(-1) ?? tiles[0])?.from ?? 0;
          counted.set(key, (counted.get(key) ?? 0) + 1);
        }
        expect(Object.fromEntries(charged)).toEqual(Object.fromEntries(counted));
      }),
      { ...RUNS, numRuns: 40 },
    );
  });

  it('[TAR-16] of a session in one room is that of the stay', () => {
    fc.assert(
      fc.property(anyTariff, place, fc.nat(1440), fc.nat(900), (of, where, start, length) => {
        const { at, from } = opened(where, of, 600 + start);
        const to = plusMinutes(from, length);
        const session = chargeSession([{ roomName: 'V01', from, terms: at }], to);
        expect(session).toEqual(chargeStay(at, 'V01', from, to));
        expect(minutesBetween(from, to)).toBe(length);
      }),
      RUNS,
    );
  });
});
