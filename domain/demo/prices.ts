import { dayMinute } from '../kernel/business-date.ts';
import { yuan } from '../kernel/fen.ts';
import { id, type TariffId } from '../kernel/ids.ts';
import type { Band, Tariff } from '../tariffs/tariff.ts';

/** The five classes of room, smallest first, with the guests that each seats. */
export const CLASS_CAPACITIES = [4, 8, 12, 18, 30] as const;

/** Yuan an hour of each class, for each band. */
type Rates = readonly (readonly [number, number, number, number, number])[];

/** How a store of the demo prices time. */
interface PriceList extends Pick<
  Tariff,
  'pricing' | 'unitMinutes' | 'partUnit' | 'firstHourWhole' | 'freeMinutes'
> {
  /** Hours of the business day at which the bands begin, and at which the last ends. */
  readonly hours: readonly number[];
  readonly week: Rates;
  readonly weekend: Rates;
  /** A stay costs at most so many hours at the dearest rate; null for no cap. */
  readonly capHours: number | null;
}

/**
 * Three kinds of tariff that KTV chains publish: hourly with bands over midnight; the first hour
 * whole and then by the minute, capped for a night; and by entry.
 */
const PRICE_LISTS: readonly [PriceList, PriceList, PriceList] = [
  {
    pricing: 'banded',
    unitMinutes: 15,
    partUnit: 'whole',
    firstHourWhole: false,
    freeMinutes: 10,
    hours: [8, 18, 24, 32],
    week: [
      [28, 48, 68, 98, 148],
      [68, 98, 138, 198, 298],
      [48, 68, 98, 138, 198],
    ],
    weekend: [
      [38, 58, 88, 128, 188],
      [88, 128, 178, 258, 388],
      [58, 88, 128, 178, 258],
    ],
    capHours: null,
  },
  {
    pricing: 'banded',
    unitMinutes: 1,
    partUnit: 'perMinute',
    firstHourWhole: true,
    freeMinutes: 15,
    hours: [8, 18, 32],
    week: [
      [38, 58, 88, 128, 188],
      [58, 88, 128, 168, 238],
    ],
    weekend: [
      [48, 68, 108, 148, 228],
      [78, 108, 158, 208, 298],
    ],
    capHours: 6,
  },
  {
    pricing: 'byEntry',
    unitMinutes: 30,
    partUnit: 'whole',
    firstHourWhole: false,
    freeMinutes: 10,
    hours: [8, 17, 22, 32],
    week: [
      [58, 78, 108, 168, 288],
      [98, 138, 188, 268, 468],
      [78, 108, 148, 208, 348],
    ],
    weekend: [
      [78, 98, 138, 198, 348],
      [128, 178, 238, 338, 568],
      [98, 138, 188, 258, 428],
    ],
    capHours: null,
  },
];

/** The tariff of one class of room in one store, of ordinary days or of weekends and holidays. */
export function demoTariff(
  store: 0 | 1 | 2,
  roomClass: number,
  days: 'week' | 'weekend',
  name: string,
): Tariff {
  const list = PRICE_LISTS[store];
  const rates = list[days].map((row) => row[roomClass] ?? 0);
  const bands = rates.map((rate, index): Band => ({
    from: dayMinute((list.hours[index] ?? 0) * 60),
    to: dayMinute((list.hours[index + 1] ?? 0) * 60),
    rateFen: yuan(rate),
    capFen: null,
  }));
  const { pricing, unitMinutes, partUnit, firstHourWhole, freeMinutes, capHours } = list;
  return {
    id: id<TariffId>(`tariff-${store + 1}-${roomClass + 1}-${days}`),
    name,
    bands,
    pricing,
    unitMinutes,
    partUnit,
    firstHourWhole,
    freeMinutes,
    capFen: capHours === null ? null : yuan(Math.max(...rates) * capHours),
  };
}
