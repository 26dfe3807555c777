import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { instant } from '#domain/kernel/instant.ts';
import { PAPER_LANGUAGES } from '#domain/printing/records.ts';
import type { PrintBlock, PrintDocument, RowCell } from '#printers/document.ts';
import { printable } from '#printers/glyphs.ts';
import { renderEscPos } from '#printers/render/escpos.ts';
import { glyphsOf, paperLines } from '#printers/render/lines.ts';

import { interpretEscPos } from './support/escpos-interpreter.ts';
import { COLUMN, type Printed, startOf } from './support/printed.ts';
import { readDots } from './support/dot-font.ts';
import { profileFor, rasterProfile, tools, toolsWithoutCanvas } from './support/tools.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_122);
const RUNS = Number(process.env['RUNS'] ?? 150);

/** What people and imports put into names and notes: any of it may stand on a ticket. */
const hostile = fc.oneof(
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

const check = (holds: (document: PrintDocument) => void): void =>
  fc.assert(fc.property(paper, holds), { seed: SEED, numRuns: RUNS });

/** Columns that each row of characters or of drawn text takes of the paper. */
const widths = (printed: Printed): readonly number[] =>
  printed.items.flatMap((item) => {
    if (item.type === 'dots') {
      return readDots(item.bitmap).map((found) =>
        found.type === 'text' ? found.endDots / COLUMN : 0,
      );
    }
    if (item.type !== 'row') return [0];
    const last = item.glyphs.at(-1);
    const width = last ? last.leftDots + last.widthDots : 0;
    return [(startOf(item.side, width, printed.widthDots) + width) / COLUMN];
  });

const textLines = (document: PrintDocument): readonly string[] =>
  paperLines(document).flatMap((line) => (line.type === 'text' ? [glyphsOf(line)] : []));

/** The texts of rows and of drawn lines, those that are blank left out. */
const textsOn = (printed: Printed): readonly string[] =>
  printed.items
    .flatMap((item) => {
      if (item.type === 'row') return [item.glyphs.map(({ glyph }) => glyph).join('')];
      if (item.type !== 'dots') return [];
      return readDots(item.bitmap).flatMap((found) => (found.type === 'text' ? [found.text] : []));
    })
    .filter((text) => text !== '');

describe('bytes of any document', () => {
  it('[PRT-1] [PRT-3] keeps every row within the paper and breaks no rule of ESC/POS, in the printer’s own characters', () => {
    check((document) => {
      const profile = profileFor(document.language, document.columns);
      const font = document.language === 'zh-TW' ? 'big5' : 'gb18030';
      for (const given of [tools, toolsWithoutCanvas]) {
        const bytes = renderEscPos(document, profile, given);
        const printed = interpretEscPos(bytes, { columns: document.columns, font });
        expect(printed.faults).toEqual([]);
        expect(Math.max(0, ...widths(printed))).toBeLessThanOrEqual(document.columns);
      }
    });
  });

  it('[PRT-1] keeps every row within the paper when all is drawn', () => {
    check((document) => {
      const bytes = renderEscPos(document, rasterProfile(document.columns), tools);
      const printed = interpretEscPos(bytes, { columns: document.columns, font: null });
      expect(printed.faults).toEqual([]);
      expect(Math.max(0, ...widths(printed))).toBeLessThanOrEqual(document.columns);
    });
  });

  it('[PRT-2] prints the text of every line: what the font lacks is drawn, and nothing is lost', () => {
    check(({ blocks, ...rest }) => {
      const document = {
        ...rest,
        blocks: blocks.filter(({ type }) => type === 'text' || type === 'row'),
      };
      const wanted = textLines(document)
        .map(likeOnPaper)
        .filter((text) => text !== '');
      const font = document.language === 'zh-TW' ? 'big5' : 'gb18030';
      const own = renderEscPos(document, profileFor(document.language, document.columns), tools);
      const drawn = renderEscPos(document, rasterProfile(document.columns), tools);
      const { columns } = document;
      expect(textsOn(interpretEscPos(own, { columns, font })).map(likeOnPaper)).toEqual(wanted);
      expect(textsOn(interpretEscPos(drawn, { columns, font: null })).map(likeOnPaper)).toEqual(
        wanted,
      );
    });
  });

  it('[PRT-1] keeps every glyph of a text in its lines, in order', () => {
    check(({ columns, blocks, ...rest }) => {
      for (const one of blocks) {
        if (one.type !== 'text') continue;
        const lines = textLines({ columns, ...rest, blocks: [one] });
        const withoutBlanks = (text: string) => text.replaceAll(/\s/gu, '');
        expect(withoutBlanks(lines.join(''))).toBe(withoutBlanks(printable(one.text)));
      }
    });
  });

  it('[PRT-2] puts a full-width ？ where there is neither a character nor a canvas', () => {
    const document: PrintDocument = {
      columns: 32,
      language: 'zh-CN',
      at: instant(0),
      blocks: [{ type: 'text', text: '百威👍喆x', align: 'left', size: 1, bold: false }],
    };
    const bytes = renderEscPos(document, profileFor('zh-CN', 32), toolsWithoutCanvas);
    expect(textsOn(interpretEscPos(bytes, { columns: 32, font: 'gb18030' }))).toEqual([
      '百威？？x',
    ]);
  });
});

/** Glyphs that may stand for each other on paper, told as one. */
const likeOnPaper = (text: string): string =>
  text
    .replaceAll('¥', '￥')
    .replaceAll('\u3000', '  ')
    .replaceAll(/[－—―‐‑−]/gu, '–')
    .replaceAll(/[‧・•∙]/gu, '·')
    .trimEnd();
