import type { ProductRecord, Tier, TopUpRecord } from '../accounts/records.ts';
import { fen, yuan } from '../kernel/fen.ts';
import { id, type ItemId } from '../kernel/ids.ts';
import type { DemoNames } from './names/names.ts';

const DEMO_TIERS = ['silver', 'gold'] as const;

export const demoTiers = ({ money }: DemoNames): readonly Tier[] =>
  DEMO_TIERS.map((tier, sort) => ({ id: tier, name: money.tiers[tier], sort, retired: false }));

/** What is paid and what comes on top, yuan. */
const PACKAGES = [
  [300, 30],
  [500, 100],
  [1_000, 250],
  [2_000, 600],
] as const;

export const demoTopUps = ({ money }: DemoNames): readonly TopUpRecord[] =>
  PACKAGES.map(([paid, bonus], sort) => ({
    id: `top-up-${paid}`,
    name: money.topUp.replace('{paid}', String(paid)).replace('{bonus}', String(bonus)),
    paidFen: yuan(paid),
    bonusFen: yuan(bonus),
    sort,
    retired: false,
  }));

/** A count card of a beer, a card of hours, and a combo of a card and a coupon (MEM-4). */
export function demoProducts({ money }: DemoNames): readonly ProductRecord[] {
  const { beers, hours, coupon, combo } = money.products;
  const card = {
    name: beers,
    kind: 'countCard',
    units: 12,
    unitFen: yuan(15),
    items: [id<ItemId>('item-tsingtao')],
    days: 180,
    minDueFen: fen(0),
  } as const;
  const time = {
    name: hours,
    kind: 'periodCard',
    units: 600,
    unitFen: yuan(1),
    items: [],
    days: 90,
    minDueFen: fen(0),
  } as const;
  const voucher = {
    name: coupon,
    kind: 'coupon',
    units: 1,
    unitFen: yuan(50),
    items: [],
    days: 60,
    minDueFen: yuan(200),
  } as const;
  return [
    {
      id: 'twelve-beers',
      name: beers,
      priceFen: yuan(150),
      parts: [card],
      sort: 0,
      retired: false,
    },
    { id: 'ten-hours', name: hours, priceFen: yuan(480), parts: [time], sort: 1, retired: false },
    {
      id: 'combo',
      name: combo,
      priceFen: yuan(580),
      parts: [time, card, voucher],
      sort: 2,
      retired: false,
    },
    { id: 'voucher', name: coupon, priceFen: yuan(0), parts: [voucher], sort: 3, retired: false },
  ];
}
