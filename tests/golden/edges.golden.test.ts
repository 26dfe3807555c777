import { describe, expect, it } from 'vitest';

import { businessDate } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { plusMinutes } from '#domain/kernel/instant.ts';
import type { Settlement, TabState } from '#domain/tabs/state.ts';
import { tabAmounts } from '#domain/tabs/amounts.ts';
import type { PrintDocument } from '#printers/document.ts';
import {
  EXAMPLE_MEMBER,
  exampleLines,
  exampleSettlement,
  exampleShift,
  exampleTab,
} from '#printers/examples/evening.ts';
import type { PaperLook } from '#printers/forms/look.ts';
import { orderTicket } from '#printers/forms/order-ticket.ts';
import { receipt } from '#printers/forms/receipt.ts';
import { shiftZ } from '#printers/forms/shift-report.ts';
import { stamped } from '#printers/forms/stamp.ts';
import { topUpSlip } from '#printers/forms/top-up-slip.ts';
import { line, opened, order } from '#tests/client/features/records.ts';

import { paperFrom } from './paper-from.ts';
import { lookOf, PAPERS } from './stores.ts';

/** Papers that tempt a layout to break, in Chinese, on both widths. */
const EDGES: Readonly<Record<string, (look: PaperLook) => PrintDocument>> = {
  'receipt of 60 lines': (look) => receiptOf(look, { orders: [order('A1', sixtyLines)] }),
  'receipt with long names and huge amounts': (look) =>
    receiptOf(look, {
      party: '上海某某国际贸易有限公司华东区销售部年会筹备组一行',
      orders: [
        order('A1', [
          line('long', 9_999, {
            name: '总统套房专享典藏级单一麦芽苏格兰威士忌三十年陈酿礼盒装配水晶杯',
            priceFen: yuan(9_999.99),
            unit: '瓶',
            modifiers: [{ name: '开瓶费另计并由客人自行承担全部责任', priceFen: yuan(1_000) }],
          }),
          line('latin', 1, { name: 'Supercalifragilisticexpialidocious-Cocktail', unit: '杯' }),
          line('emoji', 1, { name: '生日🎂蛋糕👨‍👩‍👧 é\u0007', unit: '' }),
        ]),
      ],
    }),
  'receipt with nothing but an amount': (look) =>
    receiptOf(
      { ...look, store: { ...look.store, address: '', phone: '' }, isDemo: false },
      { party: '', heads: 0, member: null, note: '', stays: [], tenders: [] },
    ),
  'receipt with header, footer and logo': (look) =>
    receiptOf(
      {
        ...look,
        header: '唱响每一晚\n会员储值充500送100',
        footer: '发票请在30天内开具\n投诉 021-5550',
        logo: { dataUrl: 'data:image/png;base64,', widthDots: 96, heightDots: 48 },
      },
      { orders: [] },
    ),
  'order ticket without room, of long lines': (look) =>
    orderTicket({
      look,
      tab: { stays: [], party: '', heads: 0, note: '' },
      order: { number: 'A1234', at: opened, date: businessDate('2026-11-20') },
      lines: [
        line('half', 120, { name: '半份酸菜鱼（微辣，去骨，加粉，不要香菜）', unit: '半份' }),
        line('water', 1, { name: '矿泉水', unit: '' }),
      ],
      stationName: '三楼中餐厨房出品口',
      staffName: '欧阳娜娜',
    }),
  'Z report of millions, over': (look) => {
    const shift = exampleShift();
    const million = { count: 12_345, fen: yuan(12_345_678.9) };
    const { closed } = shift;
    if (!closed) throw new Error('the example is closed');
    return shiftZ({
      look,
      shift: {
        ...shift,
        tenders: { cash: million, unionPay: million, otherCard: million },
        prepaid: {},
        closed: {
          ...closed,
          countedFen: yuan(99_999_999.99),
          note: '多出的是昨天的押金，王经理已知',
        },
      },
      at: plusMinutes(opened, 600),
      openerName: '李丽',
      staffName: '王芳',
      handover: { openRooms: [], unsent: 1_234, unprinted: 0 },
      categories: [],
    });
  },
  'refund of a card, balance owed': (look) =>
    topUpSlip({
      look,
      what: 'refund',
      member: { number: 'M20261120001', name: '' },
      credits: [
        { name: '', kind: 'storedValue', paid: 30_000, bonus: 0, unlimited: false, until: null },
        {
          name: '畅饮月卡',
          kind: 'periodCard',
          paid: 0,
          bonus: 0,
          unlimited: true,
          until: businessDate('2026-12-19'),
        },
      ],
      tenders: [
        {
          tenderType: 'wechatPay',
          amountFen: fen(-30_000),
          receivedFen: fen(0),
          changeFen: fen(0),
          reference: '4200001234202611210000000001',
        },
      ],
      balances: [
        {
          name: '',
          kind: 'storedValue',
          settled: null,
          expected: 0,
          owed: 7_600,
          unlimited: false,
        },
        { name: '', kind: 'points', settled: 900, expected: 1, owed: 0, unlimited: false },
      ],
      at: opened,
      date: businessDate('2026-11-20'),
      staffName: '李丽',
    }),
};

describe.each(Object.entries(EDGES))('%s', (name, form) => {
  it.each(PAPERS)('on %s paper, nothing cut off', async (paper, columns) => {
    const document = stamped(form(lookOf('zh-CN', columns)), {
      number: 'A-P1234',
      copy: 3,
      isReprint: true,
      part: 2,
      parts: 3,
    });
    const { text, faults } = paperFrom(document);
    expect(faults).toEqual([]);
    await expect(text).toMatchFileSnapshot(
      `paper/edge-${name.replaceAll(/\W+/gu, '-')}-${paper}.txt`,
    );
  });
});

const sixtyLines = Array.from({ length: 60 }, (_, index) => {
  const [beer] = exampleLines('zh-CN');
  return { ...line(`l${index}`, (index % 12) + 1), name: `${beer?.name ?? ''} ${index + 1}` };
});

function receiptOf(look: PaperLook, more: Partial<TabState>): PrintDocument {
  const tab = { ...exampleTab(look.language), ...more };
  const before = exampleSettlement(tab);
  const payers = new Map([
    [EXAMPLE_MEMBER.id, { number: EXAMPLE_MEMBER.number, name: '欧阳娜娜' }],
  ]);
  const settlement: Settlement = { ...before, ...tabAmounts(tab, before.endedAt, 'yuanDown') };
  return receipt({ look, tab, settlement, cashierName: '李丽', payers });
}
