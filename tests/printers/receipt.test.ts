import { expect, it } from 'vitest';

import { yuan } from '#domain/kernel/fen.ts';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import { plusMinutes } from '#domain/kernel/instant.ts';
import { tabAmounts, timeLinesOf } from '#domain/tabs/amounts.ts';
import type { Settlement, TabState, TabTender } from '#domain/tabs/state.ts';
import type { PrintDocument } from '#printers/document.ts';
import { payingMembers } from '#printers/forms/payer.ts';
import { receipt, type ReceiptInput } from '#printers/forms/receipt.ts';
import { renderSvg } from '#printers/render/svg.ts';
import { date, line, opened, order, tab, tender, terms } from '#tests/client/features/records.ts';

import { paperFrom } from '#tests/golden/paper-from.ts';
import { lookOf } from '#tests/golden/stores.ts';

// Opened 17:10, moved to V02 at 20:00, settled 01:30 of the next calendar day.
const endedAt = plusMinutes(opened, 500);
const v02 = { id: id<never>('v02'), name: 'V02', type: id<never>('large'), typeName: '大包' };
const evening: TabState = tab('t', {
  party: '王先生',
  member: { id: id('m'), number: 'M20261120001' },
  stays: [...tab('t').stays, { room: v02, from: plusMinutes(opened, 170), terms }],
  orders: [
    order('A1', [
      line('bud', 12, { name: '百威啤酒', voided: 2 }),
      line('gone', 1, { name: '全退的', voided: 1 }),
    ]),
    order('A2', [
      line('fruit', 1, {
        name: '豪华进口水果拼盘配现烤坚果与时令鲜榨果汁四杯',
        priceFen: yuan(188.5),
        unit: '份',
        modifiers: [{ name: '少冰', priceFen: yuan(0) }],
      }),
    ]),
  ],
  tenders: [
    tender(500, { tenderType: 'wechatPay', reference: '4200001234202611210000000001' }),
    tender(50, { voidedFor: '金额输错' }),
    tender(818, { amountFen: yuan(818), receivedFen: yuan(900), changeFen: yuan(82) }),
  ],
});

const settlement: Settlement = {
  shift: id('shift'),
  receipt: 'A-0012',
  endedAt,
  timeLines: timeLinesOf(evening, endedAt),
  ...tabAmounts(evening, endedAt, 'yuanDown'),
  at: endedAt,
  date,
  actor: id('amy'),
  device: id('d'),
  entry: 'd.0.9' as Settlement['entry'],
};

const look = lookOf('zh-CN', 48);
const input: ReceiptInput = {
  look,
  tab: evening,
  settlement,
  cashierName: '李丽',
  payers: new Map(),
};
const document = receipt(input);
const textOf = (printed: PrintDocument): string => paperFrom(printed).text;

it('[PAY-1] prints parts that add up: time + items + rounding is due, tenders pay it', () => {
  const { timeFen, itemsFen, roundingFen, dueFen } = settlement;
  // 50 min at 60 and 450 min at 120 is 950; 10 × 20 and 188.50 is 388.50; 0.50 is rounded off.
  expect([timeFen, itemsFen, roundingFen, dueFen]).toEqual(
    [950, 388.5, -0.5, 1338].map((amount) => yuan(amount)),
  );
  expect(textOf(document)).toContain('￥1,338.00');
});

it('[TAR-7] [TAR-8] says why minutes cost nothing and what a cap took off', () => {
  const [time] = settlement.timeLines;
  if (!time) throw new Error('no time line');
  const timeLines = [
    { ...time, rule: 'freeMinutes' as const, minutes: 0, amountFen: yuan(0) },
    { ...time, rule: 'sessionCap' as const, minutes: 0, amountFen: yuan(-20) },
  ];
  const priced = receipt({ ...input, settlement: { ...settlement, timeLines } });
  expect(textOf(priced)).toMatch(/ 0\.00\n {2}免费时间内\n.* -20\.00\n {2}封顶减去/u);
});

/** A tender out of a member's account. */
const ofAccount = (member: string, amount: number, beyond = 0, more: Partial<TabTender> = {}) =>
  tender(amount, {
    tenderType: 'storedValue',
    account: {
      member: id<MemberId>(member),
      account: id('a'),
      spend: id('s'),
      units: yuan(amount),
      beyond,
      card: null,
      covers: null,
    },
    ...more,
  });

it('[OFF-3] says on the slip what was taken within the offline limit', () => {
  const stored = (beyond: number) =>
    textOf(receipt({ ...input, tab: { ...evening, tenders: [ofAccount('m', 818, beyond)] } }));
  expect(stored(10_000)).toMatch(/储值 .*￥818\.00\n {2}离线限额内先收，联网后结算/u);
  expect(stored(0)).not.toContain('离线限额');
});

it('[PRT-8] says whose account paid by number and the first character of the name alone', () => {
  const payers = new Map(
    [
      { id: id<MemberId>('m'), number: 'M20261120001', name: '王小明' },
      { id: id<MemberId>('friend'), number: 'M0002', name: ' Alice Wong' },
      { id: id<MemberId>('erased'), number: 'M0003', name: '' },
    ].map((payer) => [payer.id, payer]),
  );
  const tenders = [
    ofAccount('m', 500),
    ofAccount('friend', 300, 100),
    ofAccount('erased', 18),
    ofAccount('unheard', 20),
    tender(500),
  ];
  const paid = receipt({ ...input, tab: { ...evening, tenders }, payers });
  const [, after = ''] = textOf(paid).split('应付');
  expect(after).toMatch(
    /储值 .*500\.00\n {2}会员 M20261120001 王\*\*\n储值 .*300\.00\n {2}会员 M0002 A\*\*\n {2}离线/u,
  );
  expect(after).toMatch(/18\.00\n {2}会员 M0003\n储值 .*20\.00\n现金/u);
  expect(textOf(paid)).not.toMatch(/小明|lice/u);
});

it('[PRT-8] asks for everybody whose account paid once, and not for who got it back', () => {
  const back = ofAccount('back', 5, 0, { voidedFor: '选错了人' });
  const tenders = [ofAccount('m', 5), back, ofAccount('friend', 5), ofAccount('m', 1), tender(3)];
  expect(payingMembers({ ...evening, tenders })).toEqual(['m', 'friend']);
});

it('draws the preview with every text escaped', () => {
  const nasty = { ...document, blocks: [{ ...document.blocks[0], text: '<script>"&' }] };
  const svg = renderSvg(nasty as typeof document);
  expect(svg).toContain('&lt;script&gt;&quot;&amp;');
  expect(svg).not.toContain('<script');
});
