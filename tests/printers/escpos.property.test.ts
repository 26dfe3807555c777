import { describe, expect, it } from 'vitest';

import { instant } from '#domain/kernel/instant.ts';
import type { PrintDocument } from '#printers/document.ts';
import { printable } from '#printers/glyphs.ts';
import { renderEscPos } from '#printers/render/escpos.ts';
import { glyphsOf, paperLines } from '#printers/render/lines.ts';

import { interpretEscPos } from './support/escpos-interpreter.ts';
import { columnsTaken, textsOn } from './support/printed.ts';
import { check, PATIENCE_MS } from './support/random-documents.ts';
import { profileFor, rasterProfile, tools, toolsWithoutCanvas } from './support/tools.ts';

const textLines = (document: PrintDocument): readonly string[] =>
  paperLines(document).flatMap((line) => (line.type === 'text' ? [glyphsOf(line)] : []));

describe('bytes of any document', { timeout: PATIENCE_MS }, () => {
  it('[PRT-1] [PRT-3] keeps every row within the paper and breaks no rule of ESC/POS, in the printer’s own characters', () => {
    check((document) => {
      const profile = profileFor(document.language, document.columns);
      const font = document.language === 'zh-TW' ? 'big5' : 'gb18030';
      for (const given of [tools, toolsWithoutCanvas]) {
        const bytes = renderEscPos(document, profile, given);
        const printed = interpretEscPos(bytes, { columns: document.columns, font });
        expect(printed.faults).toEqual([]);
        expect(Math.max(0, ...columnsTaken(printed))).toBeLessThanOrEqual(document.columns);
      }
    });
  });

  it('[PRT-1] keeps every row within the paper when all is drawn', () => {
    check((document) => {
      const bytes = renderEscPos(document, rasterProfile(document.columns), tools);
      const printed = interpretEscPos(bytes, { columns: document.columns, font: null });
      expect(printed.faults).toEqual([]);
      expect(Math.max(0, ...columnsTaken(printed))).toBeLessThanOrEqual(document.columns);
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
