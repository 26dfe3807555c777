import { businessDate, parseClock } from '#domain/kernel/business-date.ts';
import { yuan, ZERO_FEN } from '#domain/kernel/fen.ts';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import { instantFromIso, plusMinutes } from '#domain/kernel/instant.ts';
import type { TenderOfAccount } from '#domain/payments/entries.ts';
import type { PaperLanguage } from '#domain/printing/records.ts';
import type { ShiftState } from '#domain/shifts/state.ts';
import { tabAmounts, timeLinesOf } from '#domain/tabs/amounts.ts';
import type { Settlement, TabLine, TabState, TabTender } from '#domain/tabs/state.ts';
import type { PricingTerms } from '#domain/tariffs/tariff.ts';
import { EXAMPLE_NAMES } from './names.ts';

/** An evening that never was: previews and test papers show it. */

export const EXAMPLE_DATE = businessDate('2026-11-20');
export const EXAMPLE_OPENED = instantFromIso('2026-11-20T17:10:00+08:00');
/** 01:30 of the next calendar day. */
export const EXAMPLE_ENDED = plusMinutes(EXAMPLE_OPENED, 500);

/** 60 an hour before 18:00 and 120 from then, by the minute. */
const terms: PricingTerms = {
  date: EXAMPLE_DATE,
  timeZone: 'Asia/Shanghai',
  dayKind: 'weekday',
  tariff: {
    id: id('example'),
    name: '',
    bands: [
      { from: parseClock('12:00'), to: parseClock('18:00'), rateFen: yuan(60), capFen: null },
      { from: parseClock('18:00'), to: parseClock('26:00'), rateFen: yuan(120), capFen: null },
    ],
    pricing: 'banded',
    unitMinutes: 1,
    partUnit: 'perMinute',
    firstHourWhole: false,
    freeMinutes: 10,
    capFen: null,
  },
};

/** Whoever's card is shown in the examples. */
export const EXAMPLE_MEMBER = { id: id<MemberId>('example'), number: 'M20261120001' } as const;

/** The tab at the end of the evening, paid by three tenders. */
export function exampleTab(language: PaperLanguage): TabState {
  const names = EXAMPLE_NAMES[language];
  const [first, second] = names.rooms;
  const room = (name: string) => ({ id: id<never>('r'), name, type: id<never>('t'), typeName: '' });
  return {
    tab: id('example'),
    store: id('example'),
    session: id('example'),
    openedAt: EXAMPLE_OPENED,
    openedBy: id('example'),
    date: EXAMPLE_DATE,
    party: names.guest,
    heads: 6,
    stays: [
      { room: room(first), from: EXAMPLE_OPENED, terms },
      { room: room(second), from: plusMinutes(EXAMPLE_OPENED, 170), terms },
    ],
    orders: [
      {
        order: id('example'),
        number: 'A12',
        at: plusMinutes(EXAMPLE_OPENED, 20),
        actor: id('example'),
        lines: exampleLines(language),
      },
    ],
    member: EXAMPLE_MEMBER,
    note: names.birthday,
    tenders: [
      tender({
        tenderType: 'wechatPay',
        amountFen: yuan(300),
        reference: '4200001234202611210001',
      }),
      tender({ tenderType: 'storedValue', amountFen: yuan(200), account: exampleSpend }),
      tender({ amountFen: yuan(834), receivedFen: yuan(900), changeFen: yuan(66) }),
    ],
    settled: null,
    settledAgain: [],
    cancelled: null,
    tenderVoids: [],
    earlyVoids: [],
    resolved: [],
  };
}

export function exampleLines(language: PaperLanguage): readonly TabLine[] {
  const names = EXAMPLE_NAMES[language];
  const line = (name: string, more: Partial<TabLine>): TabLine => ({
    line: id('example'),
    item: id('example'),
    name,
    category: id('example'),
    categoryName: '',
    station: null,
    priceFen: yuan(20),
    modifiers: [],
    quantity: 1,
    unit: names.piece,
    note: '',
    voided: 0,
    voids: [],
    ...more,
  });
  return [
    line(names.beer, {
      quantity: 12,
      voided: 2,
      unit: names.bottle,
      modifiers: [{ name: names.ice, priceFen: ZERO_FEN }],
    }),
    line(names.fruit, { priceFen: yuan(128.5), note: names.noIce }),
    line(names.wings, { priceFen: yuan(56), note: names.spicy }),
  ];
}

const exampleSpend: TenderOfAccount = {
  member: EXAMPLE_MEMBER.id,
  account: id('example'),
  spend: id('example'),
  units: yuan(200),
  beyond: 0,
  card: null,
  covers: null,
};

const tender = (more: Partial<TabTender> & Pick<TabTender, 'amountFen'>): TabTender => ({
  shift: id('example'),
  tender: id('example'),
  tenderType: 'cash',
  receivedFen: more.amountFen,
  changeFen: ZERO_FEN,
  reference: '',
  at: EXAMPLE_ENDED,
  date: EXAMPLE_DATE,
  actor: id('example'),
  device: id('example'),
  voidedFor: null,
  ...more,
});

export const exampleSettlement = (tab: TabState): Settlement => ({
  shift: id('example'),
  receipt: 'A-0012',
  endedAt: EXAMPLE_ENDED,
  timeLines: timeLinesOf(tab, EXAMPLE_ENDED),
  ...tabAmounts(tab, EXAMPLE_ENDED, 'yuanDown'),
  at: EXAMPLE_ENDED,
  date: EXAMPLE_DATE,
  actor: id('example'),
  device: id('example'),
  // A settlement of the journal has its entry's id; no form prints it.
  entry: 'example.0.0' as Settlement['entry'],
});

/** A shift of five tabs, counted 5 yuan short. */
export const exampleShift = (): ShiftState => ({
  shift: id('example'),
  device: id('example'),
  till: 'A',
  date: EXAMPLE_DATE,
  openedAt: EXAMPLE_OPENED,
  openedBy: id('example'),
  float: { 10000: 5 },
  floatFen: yuan(500),
  tenders: {
    cash: { count: 4, fen: yuan(2334) },
    wechatPay: { count: 5, fen: yuan(3120.5) },
    storedValue: { count: 2, fen: yuan(876) },
  },
  prepaid: {
    topUp: { count: 1, fen: yuan(500) },
    refund: { count: 1, fen: yuan(-120) },
  },
  changeFen: yuan(166),
  tabsSettled: 5,
  settledFen: yuan(5950.5),
  voids: { count: 1, fen: yuan(50) },
  closed: {
    at: EXAMPLE_ENDED,
    by: id('example'),
    counted: { 10000: 27, 5000: 2, 1000: 2, 500: 1, 100: 4 },
    countedFen: yuan(2829),
    expectedFen: yuan(2834),
    note: '',
    entry: 'example.0.0' as Settlement['entry'],
  },
});
