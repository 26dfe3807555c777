import { describe, expect, it } from 'vitest';

import { yuan } from '#domain/kernel/fen.ts';
import { plusMinutes } from '#domain/kernel/instant.ts';
import type { FormName } from '#domain/printing/records.ts';
import {
  EXAMPLE_DATE,
  EXAMPLE_OPENED,
  exampleShift,
  exampleTab,
} from '#printers/examples/evening.ts';
import { exampleOf } from '#printers/examples/example.ts';
import { check } from '#printers/forms/check.ts';
import { shiftX, shiftZ } from '#printers/forms/shift-report.ts';
import { stamped } from '#printers/forms/stamp.ts';
import { paperFrom } from '#tests/golden/paper-from.ts';
import { lookOf } from '#tests/golden/stores.ts';

const look = lookOf('zh-CN', 32);
const textOf = (form: FormName): string => paperFrom(exampleOf(form, look)).text;
const occurrences = (text: string, part: string): number => text.split(part).length - 1;

const shift = exampleShift();
const report = {
  look,
  shift,
  at: plusMinutes(EXAMPLE_OPENED, 600),
  openerName: '李丽',
  staffName: '王芳',
  handover: { openRooms: [], unsent: 0, unprinted: 3 },
  categories: [],
};
const open = { ...shift, closed: null };

describe('check', () => {
  const at = plusMinutes(EXAMPLE_OPENED, 60);
  const input = {
    look,
    at,
    date: EXAMPLE_DATE,
    rounding: 'none',
    staffName: '李丽',
    payers: new Map(),
  } as const;

  it('[PRT-5] says twice that it is no receipt, and until when the running clock was charged', () => {
    const { text } = paperFrom(check({ ...input, tab: exampleTab('zh-CN') }));
    expect(occurrences(text, '未结账，不作收据')).toBe(2);
    expect(text).toContain('房费计到 18:10，之后继续计时');
    expect(text).toContain('到此刻应付');
  });

  it('[PRT-5] tells what is still due after what was paid', () => {
    // 50 min at 60 and 10 at 120 is 70.00; items 384.50; 1334 of tenders stand.
    const { text } = paperFrom(check({ ...input, tab: exampleTab('zh-CN') }));
    expect(text).toMatch(/已付 +￥1,334\.00\n.*多收 +￥879\.50/u);
    const [first] = exampleTab('zh-CN').tenders;
    const tab = {
      ...exampleTab('zh-CN'),
      tenders: first ? [{ ...first, amountFen: yuan(100) }] : [],
    };
    expect(paperFrom(check({ ...input, tab })).text).toMatch(/还应付 *\n?.*￥354\.50/u);
  });
});

describe('tickets', () => {
  it('[ORD-4] an order ticket has room, time, staff and running number, and no price', () => {
    const text = textOf('orderTicket');
    for (const part of ['吧台', 'A12', '总统 808', '22:10', '李丽']) expect(text).toContain(part);
    expect(text).toMatch(/12瓶 百威啤酒/u);
    expect(text).not.toMatch(/￥|\d\.\d\d/u);
  });

  it('[ORD-1] a void ticket says of which order, how many less, why and who approved', () => {
    const text = textOf('voidTicket');
    expect(text).toContain('退单');
    expect(text).toContain('-2瓶 百威啤酒');
    expect(text).toMatch(/原单 +A12 21:45/u);
    expect(text).toMatch(/原因 +点错\n/u);
    expect(text).toMatch(/授权 +王芳\n/u);
  });

  it('[MOVE-1] a transfer notice says from where to where', () => {
    expect(textOf('transferNotice')).toContain('V01 → 总统 808');
  });
});

describe('shift reports', () => {
  it('[SHIFT-1] an X tells no cash, neither its sum nor a total that gives it away', () => {
    const { text } = paperFrom(shiftX({ ...report, shift: open }));
    expect(text).toMatch(/现金 +4 +待盘点\n/u);
    expect(text).not.toContain('2,334.00');
    expect(text).not.toContain('6,330.50');
    expect(text).not.toContain('166.00');
    // With what the other tenders came to, what was settled and prepaid would tell it as well.
    expect(text).not.toContain('5,950.50');
    expect(text).not.toContain('500.00');
    expect(text).toContain('3,120.50');
  });

  it('[SHIFT-1] an X tells the cash to those who may see it', () => {
    const { text } = paperFrom(shiftX({ ...report, shift: open, showsCash: true }));
    expect(text).toMatch(/现金 +4 2,334\.00\n/u);
  });

  it('[SHIFT-3] a Z of a shift still open is an X, under that name', () => {
    expect(shiftZ({ ...report, shift: open })).toEqual(shiftX({ ...report, shift: open }));
    expect(paperFrom(shiftX({ ...report, shift: open })).text).toContain('中读 X');
  });

  it('[SHIFT-1] a Z has float, expected, counted and what is short; [SHIFT-2] what is unprinted', () => {
    const { text } = paperFrom(shiftZ(report));
    // 500 float + 2334 taken is 2834; counted 2829.
    expect(text).toMatch(/应有现金 +￥2,834\.00\n实点现金 +￥2,829\.00\n\*短款 +￥5\.00/u);
    expect(text).toMatch(/未打印的单 +3\n/u);
  });
});

describe('slips', () => {
  it('[OFF-3] a balance that the bank has not settled is said to be provisional', () => {
    const text = textOf('topUpSlip');
    expect(text).toMatch(/预计余额\n\*储值 +￥688\.00\n {2}已结算 +￥88\.00/u);
    expect(text).toContain('未联网结算，余额为预计');
  });

  it('[STK-5] a bottle slip has a copy for the guest and one for the shelf, each with its code', () => {
    const slips = textOf('bottleSlip').split('='.repeat(32));
    expect(slips[0]).toMatch(/客人联[^]*6\/10[^]*\[qr K-A-0031\]/u);
    expect(slips[1]).toMatch(/酒架联[^]*6\/10[^]*\[qr K-A-0031\]/u);
  });

  it('a case slip names both, and has a line for each to sign', () => {
    const text = textOf('caseSlip');
    expect(text).toMatch(/签名 李丽[^]*签名 王芳/u);
    expect(text).toMatch(/收回 +￥76\.00/u);
  });
});

describe('stamp', () => {
  const stamp = { number: 'A-P17', copy: 1, isReprint: false, part: 1, parts: 1 };

  it('[PRT-6] puts the number on every slip of a document', () => {
    const { text } = paperFrom(stamped(exampleOf('bottleSlip', look), stamp));
    expect(occurrences(text, 'A-P17')).toBe(2);
    expect(text).not.toContain('REPRINT');
  });

  it('[ORD-4] [PRT-6] heads every slip of a second copy REPRINT, with the copy and the part', () => {
    const second = { ...stamp, copy: 2, isReprint: true, part: 1, parts: 2 };
    const { text } = paperFrom(stamped(exampleOf('bottleSlip', look), second));
    expect(occurrences(text, '补打 REPRINT')).toBe(2);
    expect(occurrences(text, 'A-P17  第2份  1/2联')).toBe(2);
  });

  it.each([
    ['zh-CN', '补打 REPRINT'],
    ['zh-TW', '補印 REPRINT'],
    ['en', 'REPRINT'],
  ] as const)('[ORD-4] says REPRINT in the words of %s', (language, band) => {
    const document = exampleOf('orderTicket', lookOf(language, 32));
    expect(paperFrom(stamped(document, { ...stamp, isReprint: true })).text).toContain(band);
  });
});

describe('look', () => {
  it('[PRT-7] every form of the demo says that it is one, and none of another chain', () => {
    expect(textOf('orderTicket')).toContain('演示，不作凭证');
    const real = exampleOf('orderTicket', { ...look, isDemo: false });
    expect(paperFrom(real).text).not.toContain('演示');
  });

  it('leaves out a logo that is wider than the paper', () => {
    const logo = { dataUrl: 'data:image/png;base64,', widthDots: 576, heightDots: 100 };
    const has = (columns: 32 | 48): boolean =>
      exampleOf('receipt', lookOf('en', columns, { logo })).blocks.some(
        ({ type }) => type === 'image',
      );
    expect([has(32), has(48)]).toEqual([false, true]);
  });
});
