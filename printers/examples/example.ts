import { businessDate, parseClock } from '#domain/kernel/business-date.ts';
import { yuan, ZERO_FEN } from '#domain/kernel/fen.ts';
import { type Instant, plusMinutes } from '#domain/kernel/instant.ts';
import type { FormName } from '#domain/printing/records.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { PrintDocument } from '../document.ts';
import { bottleSlip } from '../forms/bottle-slip.ts';
import { cardSlip } from '../forms/card-slip.ts';
import { caseSlip } from '../forms/case-slip.ts';
import { check } from '../forms/check.ts';
import { depositSlip } from '../forms/deposit-slip.ts';
import { drawerKick } from '../forms/drawer.ts';
import type { PaperLook } from '../forms/look.ts';
import { orderTicket } from '../forms/order-ticket.ts';
import type { Payer, Payers } from '../forms/payer.ts';
import { receipt } from '../forms/receipt.ts';
import { reservationSlip } from '../forms/reservation-slip.ts';
import { shiftX, shiftZ, type ShiftReportInput } from '../forms/shift-report.ts';
import { testSlip } from '../forms/test-slip.ts';
import { topUpSlip } from '../forms/top-up-slip.ts';
import { transferNotice } from '../forms/transfer-notice.ts';
import { voidTicket } from '../forms/void-ticket.ts';
import {
  EXAMPLE_DATE,
  EXAMPLE_ENDED,
  EXAMPLE_MEMBER,
  EXAMPLE_OPENED,
  exampleLines,
  exampleSettlement,
  exampleShift,
  exampleTab,
} from './evening.ts';
import { EXAMPLE_NAMES } from './names.ts';

/** An example of a form as a store's paper looks, to be judged before anything real prints. */
export const exampleOf = (form: FormName, look: PaperLook): PrintDocument => EXAMPLES[form](look);

const at: Instant = plusMinutes(EXAMPLE_OPENED, 300);
const date = EXAMPLE_DATE;
const until = businessDate('2027-02-18');
const namesOf = ({ language }: PaperLook) => EXAMPLE_NAMES[language];
const memberOf = (look: PaperLook): Payer => ({
  number: EXAMPLE_MEMBER.number,
  name: namesOf(look).member,
});
const payersOf = (look: PaperLook): Payers => new Map([[EXAMPLE_MEMBER.id, memberOf(look)]]);
const byStaff = (look: PaperLook) => ({ look, at, date, staffName: namesOf(look).staff });

function lineOf(look: PaperLook) {
  const [line] = exampleLines(look.language);
  assert(line !== undefined, 'the example has lines');
  return line;
}

const shiftInput = (look: PaperLook): ShiftReportInput => {
  const [beer, snacks] = namesOf(look).categories;
  return {
    look,
    shift: exampleShift(),
    at,
    openerName: namesOf(look).staff,
    staffName: namesOf(look).staff,
    handover: {
      openRooms: [{ name: namesOf(look).rooms[0], since: EXAMPLE_OPENED }],
      unsent: 0,
      unprinted: 2,
    },
    categories: [
      { name: beer, count: 46, fen: yuan(1240) },
      { name: snacks, count: 9, fen: yuan(428.5) },
    ],
  };
};

const EXAMPLES: Readonly<Record<FormName, (look: PaperLook) => PrintDocument>> = {
  receipt(look) {
    const tab = exampleTab(look.language);
    const settlement = exampleSettlement(tab);
    const cashierName = namesOf(look).staff;
    return receipt({ look, tab, settlement, cashierName, payers: payersOf(look) });
  },
  check: (look) =>
    check({
      ...byStaff(look),
      tab: { ...exampleTab(look.language), tenders: [] },
      rounding: 'yuanDown',
      payers: payersOf(look),
    }),
  orderTicket: (look) =>
    orderTicket({
      look,
      tab: exampleTab(look.language),
      order: { number: 'A12', at, date },
      lines: exampleLines(look.language),
      stationName: namesOf(look).station,
      staffName: namesOf(look).staff,
    }),
  voidTicket: (look) =>
    voidTicket({
      ...byStaff(look),
      tab: exampleTab(look.language),
      order: { number: 'A12', at: plusMinutes(at, -25) },
      line: lineOf(look),
      quantity: 2,
      reason: namesOf(look).voided,
      stationName: namesOf(look).station,
      approverName: namesOf(look).manager,
    }),
  transferNotice(look) {
    const [from, to] = namesOf(look).rooms;
    const { moved: reason, station: stationName } = namesOf(look);
    const tab = exampleTab(look.language);
    return transferNotice({ ...byStaff(look), tab, from, to, reason, stationName });
  },
  shiftX: (look) => shiftX({ ...shiftInput(look), shift: { ...exampleShift(), closed: null } }),
  shiftZ: (look) => shiftZ(shiftInput(look)),
  topUpSlip: (look) =>
    topUpSlip({
      ...byStaff(look),
      what: 'topUp',
      member: memberOf(look),
      credits: [
        {
          name: '',
          kind: 'storedValue',
          paid: yuan(500),
          bonus: yuan(100),
          unlimited: false,
          until: null,
        },
      ],
      tenders: [
        {
          tenderType: 'cash',
          amountFen: yuan(500),
          receivedFen: yuan(500),
          changeFen: ZERO_FEN,
          reference: '',
        },
      ],
      balances: [
        {
          name: '',
          kind: 'storedValue',
          settled: yuan(88),
          expected: yuan(688),
          owed: 0,
          unlimited: false,
        },
        {
          name: namesOf(look).card,
          kind: 'countCard',
          settled: 7,
          expected: 7,
          owed: 0,
          unlimited: false,
        },
      ],
    }),
  cardSlip: (look) =>
    cardSlip({
      ...byStaff(look),
      what: 'CardReplaced',
      member: memberOf(look),
      number: '6688 0001 2345',
      newNumber: '6688 0009 8765',
      reason: namesOf(look).lost,
    }),
  bottleSlip: (look) =>
    bottleSlip({
      look,
      at,
      staffName: namesOf(look).staff,
      code: 'K-A-0031',
      bottleName: namesOf(look).whisky,
      tenths: 6,
      isUnopened: false,
      shelf: namesOf(look).shelf,
      ownerName: namesOf(look).member,
      ownerPhone: '120****0001',
      memberNumber: memberOf(look).number,
      until,
      note: '',
    }),
  depositSlip: (look) =>
    depositSlip({
      ...byStaff(look),
      what: 'held',
      number: 'D-A-0007',
      amountFen: yuan(1000),
      leftFen: yuan(1000),
      tenderType: 'alipay',
      reference: '2026112022001',
      guestName: namesOf(look).guest,
      guestPhone: '120****0001',
      about: `${namesOf(look).rooms[1]} 2026-11-28`,
      note: '',
    }),
  reservationSlip: (look) =>
    reservationSlip({
      look,
      at,
      staffName: namesOf(look).staff,
      number: 'R-A-0019',
      date: businessDate('2026-11-28'),
      from: parseClock('20:00'),
      to: parseClock('25:00'),
      room: namesOf(look).rooms[1],
      guestName: namesOf(look).guest,
      heads: 10,
      contactPhone: '12000000001',
      bookerName: namesOf(look).manager,
      source: namesOf(look).phoneCall,
      depositFen: yuan(1000),
      holdUntil: parseClock('20:30'),
      note: namesOf(look).birthday,
    }),
  caseSlip(look) {
    const { staff, manager, otherStore, member } = namesOf(look);
    return caseSlip({
      look,
      at: EXAMPLE_ENDED,
      kind: 'overdraft',
      about: `${member} M20261120001`,
      parties: [
        { staffName: staff, place: look.store.name, at, amount: '¥180.00' },
        { staffName: manager, place: otherStore, at: plusMinutes(at, 12), amount: '¥96.00' },
      ],
      amount: '¥76.00',
      left: '',
      decided: { action: 'collect', amount: '¥76.00', note: '', staffName: manager, at },
    });
  },
  testSlip: (look) => testSlip({ look, at, printerName: namesOf(look).printer }),
  drawer: (look) => drawerKick(look, at),
};
