import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fen } from '#domain/kernel/fen.ts';
import { EXAMPLE_MEMBER, exampleSettlement, exampleTab } from '#printers/examples/evening.ts';
import { check } from '#printers/forms/check.ts';
import { orderTicket } from '#printers/forms/order-ticket.ts';
import { receipt } from '#printers/forms/receipt.ts';
import { stamped } from '#printers/forms/stamp.ts';
import { line, opened, date, order } from '#tests/client/features/records.ts';
import { paperFrom } from '#tests/golden/paper-from.ts';
import { lookOf } from '#tests/golden/stores.ts';

const character = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
  },
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 6 }) },
  fc.constantFrom(
    '🎤',
    '👨‍👩‍👧',
    'é',
    '¥',
    '—',
    '\u0000',
    '\u001B',
    '\u200F',
    '\n',
    '\t',
    '\uD83C',
    '※',
  ),
);
const text = fc.array(character, { maxLength: 30 }).map((parts) => parts.join(''));
const amount = fc.integer({ min: 0, max: 99_999_999_999 }).map(fen);

const orderedLine = fc
  .record({
    name: text,
    unit: text,
    note: text,
    modifier: text,
    priceFen: amount,
    quantity: fc.integer({ min: 1, max: 9_999 }),
  })
  .map(({ name, modifier, quantity, ...more }) =>
    line('l', quantity, {
      ...more,
      name,
      modifiers: [{ name: modifier, priceFen: more.priceFen }],
    }),
  );

it('no name, note or amount makes a row wider than its paper, or a fault of the printer', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(32, 48),
      fc.constantFrom('zh-CN', 'zh-TW', 'en'),
      fc.array(orderedLine, { maxLength: 4 }),
      fc.record({ store: text, party: text, note: text, station: text, staff: text, footer: text }),
      (columns, language, lines, words) => {
        const plain = lookOf(language, columns);
        const look = {
          ...plain,
          store: { ...plain.store, name: words.store },
          footer: words.footer,
        };
        const { party, note, staff: staffName, station: stationName } = words;
        const tab = { ...exampleTab(language), party, note, orders: [order('A1', lines)] };
        const payers = new Map([[EXAMPLE_MEMBER.id, { number: words.note, name: party }]]);
        const stamp = { number: 'A-P17', copy: 2, isReprint: true, part: 1, parts: 2 };
        const papers = [
          receipt({
            look,
            tab,
            settlement: exampleSettlement(tab),
            cashierName: staffName,
            payers,
          }),
          check({ look, tab, at: opened, date, rounding: 'none', staffName, payers }),
          orderTicket({
            look,
            tab,
            lines,
            order: { number: 'A1', at: opened, date },
            stationName,
            staffName,
          }),
        ];
        for (const paper of papers) expect(paperFrom(stamped(paper, stamp)).faults).toEqual([]);
      },
    ),
    { seed: 4, numRuns: 60 },
  );
});
