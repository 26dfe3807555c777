import {
  businessDate,
  instantAt,
  parseClock,
  type BusinessDate,
} from '#domain/kernel/business-date.ts';
import { yuan, type Fen } from '#domain/kernel/fen.ts';
import { id, type TariffId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { Band, PricingTerms, Tariff } from '#domain/tariffs/tariff.ts';

const FRIDAY = businessDate('2026-11-20');
const SHANGHAI = 'Asia/Shanghai';

/** A band as the rulebook writes it: from, to, yuan an hour, and a cap in yuan. */
export const band = (from: string, to: string, rate: number, cap?: number): Band => ({
  from: parseClock(from),
  to: parseClock(to),
  rateFen: yuan(rate),
  capFen: cap === undefined ? null : yuan(cap),
});

/** A tariff by the minute, with what a test is about laid over it. */
export const tariff = (bands: readonly Band[], changes: Partial<Tariff> = {}): Tariff => ({
  id: id<TariffId>('t1'),
  name: 'Evening',
  bands,
  pricing: 'banded',
  unitMinutes: 1,
  partUnit: 'perMinute',
  firstHourWhole: false,
  freeMinutes: 0,
  capFen: null,
  ...changes,
});

export const terms = (
  of: Tariff,
  date: BusinessDate = FRIDAY,
  timeZone: string = SHANGHAI,
): PricingTerms => ({ date, timeZone, dayKind: 'weekend', tariff: of });

/** A clock time of the terms' business day as an instant; `25:00` is one o'clock of the next date. */
export const clock = (of: PricingTerms, text: string): Instant =>
  instantAt(of.date, parseClock(text), of.timeZone);

export const inYuan = (amount: Fen): number => amount / 100;
