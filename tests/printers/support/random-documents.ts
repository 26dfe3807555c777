import fc from 'fast-check';

import { instant } from '#domain/kernel/instant.ts';
import { PAPER_LANGUAGES } from '#domain/printing/records.ts';
import type { PrintBlock, PrintDocument, RowCell } from '#printers/document.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_122);
const RUNS = Number(process.env['RUNS'] ?? 150);

const gb2312 = (bytes: readonly [number, number]): string =>
  new TextDecoder('gb18030').decode(Uint8Array.from(bytes));

/** What people and imports put into names and notes: any of it may stand on a ticket. */
const hostile = fc.oneof(
  // Level 1 of GB2312, so of every font, and the whole of the basic plane's ideographs.
  fc.tuple(fc.integer({ min: 0xb0, max: 0xd6 }), fc.integer({ min: 0xa1, max: 0xfe })).map(gb2312),
  fc.integer({ min: 0x3400, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  fc.constantFrom(
    '百',
    '威',
    '裏',
    '喆',
    '镕',
    '𠮷',
    '，',
    '。',
    '￥',
    '¥',
    '–',
    '—',
    '·',
    'é',
    'ñ',
    'ß',
  ),
  fc.constantFrom(
    '👍',
    '👨‍👩‍👧',
    '🇨🇳',
    '👍🏽',
    '1️⃣',
    'שלום',
    'مرحبا',
    '\u202E',
    '\u200D',
    '\u0301',
    '\uFEFF',
  ),
  fc.constantFrom(
    '\n',
    '\r\n',
    '\t',
    '\x1B',
    '\x1B@',
    '\x1D!',
    '\x00',
    '\x10\x04\x01',
    '\x7F',
    '\u2028',
  ),
  fc.constantFrom('\uD83D', '\uDC4D', '\uE000', '\uFFFF', '\u3000', '\u00A0', 'ﾊﾝ', '한글', 'ไทย'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const content = fc.array(hostile, { maxLength: 30 }).map((parts) => parts.join(''));
const align = fc.constantFrom('left', 'centre', 'right');
const size = fc.constantFrom(1, 2);
const cell = fc.record({ text: content, align, columns: fc.integer({ min: 0, max: 60 }) });
const cells = fc
  .tuple(fc.array(cell, { maxLength: 3 }), fc.nat(3), fc.boolean())
  .map(([fixed, open, hasOpen]): readonly RowCell[] =>
    fixed.map((one, index) => (hasOpen && index === open ? { ...one, columns: null } : one)),
  );
const block = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('text'),
      text: content,
      align,
      size,
      bold: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('row'), cells, size, bold: fc.boolean() }),
  },
  fc.constantFrom<PrintBlock>(
    { type: 'rule' },
    { type: 'cut' },
    { type: 'pulse' },
    { type: 'feed', lines: 2 },
  ),
  fc.record({ type: fc.constant('barcode'), text: fc.stringMatching(/^[\x20-\x7E]{1,40}$/u) }),
  fc.record({ type: fc.constant('qr'), text: content.map((text) => `x${text.toWellFormed()}`) }),
) as fc.Arbitrary<PrintBlock>;
const paper = fc.record({
  columns: fc.constantFrom(32, 48),
  language: fc.constantFrom(...PAPER_LANGUAGES),
  at: fc.constant(instant(0)),
  blocks: fc.array(block, { maxLength: 8 }),
}) as fc.Arbitrary<PrintDocument>;

/** So long a property of that many documents may take on a busy machine. */
export const PATIENCE_MS = 5_000 + RUNS * 100;

/** Holds for `RUNS` documents from a fixed seed; `SEED=` and `RUNS=` replay and widen. */
export const check = (holds: (document: PrintDocument) => void): void =>
  fc.assert(fc.property(paper, holds), { seed: SEED, numRuns: RUNS });
