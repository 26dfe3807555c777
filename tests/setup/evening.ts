import type { Fact } from '#domain/journal/facts.ts';
import { FACT_VERSIONS } from '#domain/journal/facts.ts';
import type { EntryTuple } from '#domain/journal/tuple.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { fen, type Fen } from '#domain/kernel/fen.ts';
import { id } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';

/** Facts of a party's evening, with the amounts written out: an oracle that no fold has touched. */
export interface Evening {
  readonly tab: string;
  readonly room: string;
  /** Paid in cash, and by WeChat Pay: together what is due. */
  readonly cashFen: number;
  readonly weChatFen: number;
  /** ms since 1970, at which it is settled. */
  readonly settledAt: number;
}

/** The facts of an evening with beer for all that it cost, in order. */
export function eveningFacts(date: BusinessDate, evening: Evening): readonly Fact[] {
  const tab = id<never>(evening.tab);
  const due = fen(evening.cashFen + evening.weChatFen);
  const shift = id<never>('shift1');
  const room = {
    id: id<never>(evening.room),
    name: '101',
    type: id<never>('small'),
    typeName: 'S',
  };
  const tender = (tenderType: 'cash' | 'wechatPay', amountFen: Fen): Fact[] =>
    amountFen === 0
      ? []
      : [
          {
            type: 'TenderTaken',
            tab,
            shift,
            tender: id<never>(`${evening.tab}-${tenderType.toLowerCase()}`),
            tenderType,
            amountFen,
            receivedFen: amountFen,
            changeFen: fen(0),
            reference: tenderType === 'cash' ? '' : '8812',
          },
        ];
  return [
    {
      type: 'RoomSessionOpened',
      session: id<never>(`s-${evening.tab}`),
      tab,
      room,
      previous: null,
      party: 'Wang',
      heads: 4,
      terms: {
        date,
        timeZone: 'Asia/Shanghai',
        dayKind: 'weekday',
        tariff: {
          id: id<never>('free'),
          name: 'Free',
          bands: [],
          pricing: 'banded',
          unitMinutes: 1,
          partUnit: 'perMinute',
          firstHourWhole: false,
          freeMinutes: 0,
          capFen: null,
        },
      },
    },
    {
      type: 'OrderSent',
      tab,
      order: id<never>(`o-${evening.tab}`),
      number: 'A1',
      lines: [
        {
          line: id<never>(`l-${evening.tab}`),
          item: id<never>('beer'),
          name: 'Beer',
          category: id<never>('drinks'),
          categoryName: 'Drinks',
          station: null,
          priceFen: due,
          modifiers: [],
          quantity: 1,
          unit: 'bottle',
          note: '',
        },
      ],
    },
    ...tender('cash', fen(evening.cashFen)),
    ...tender('wechatPay', fen(evening.weChatFen)),
    {
      type: 'TabSettled',
      tab,
      shift,
      receipt: 'A-0001',
      endedAt: instant(evening.settledAt),
      timeLines: [],
      timeFen: fen(0),
      itemsFen: due,
      roundingFen: fen(0),
      dueFen: due,
    },
    { type: 'RoomSessionClosed', session: id<never>(`s-${evening.tab}`), tab, room: room.id },
  ];
}

/** Tuples of facts from `seq` on, a minute apart, the last at `until` (ms since 1970). */
export const tuplesOf = (
  facts: readonly Fact[],
  seq: number,
  until: number,
): readonly EntryTuple[] =>
  facts.map(({ type, ...body }, index) => [
    seq + index,
    until - (facts.length - 1 - index) * 60_000,
    0,
    0,
    'owner1',
    type,
    FACT_VERSIONS[type],
    body,
  ]);
