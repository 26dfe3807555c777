import { describe, expect, it } from 'vitest';

import { instant } from '#domain/kernel/instant.ts';
import { text } from '#printers/document.ts';
import { displayWidth } from '#printers/glyphs.ts';
import { renderBytes } from '#printers/render/bytes.ts';
import { paperLines } from '#printers/render/lines.ts';
import { renderText } from '#printers/render/plain-text.ts';
import { renderStarPrnt } from '#printers/render/starprnt.ts';
import { unicodeOf } from '#printers/render/unicode.ts';

import { columnsTaken, type PrintedItem, textsOn } from './support/printed.ts';
import { check, PATIENCE_MS } from './support/random-documents.ts';
import { interpretStarRaster } from './support/star-raster-interpreter.ts';
import { interpretStarPrnt } from './support/starprnt-interpreter.ts';
import { rasterProfile, tools } from './support/tools.ts';
import { interpretEscPos } from './support/escpos-interpreter.ts';

const cut = { type: 'cut' } as const;

/** Compared as a string, dots take a tenth of the time. */
const asText = (item: PrintedItem): string =>
  item.type === 'dots' ? Buffer.from(item.bitmap.data).toString('latin1') : JSON.stringify(item);

describe('Star', { timeout: PATIENCE_MS }, () => {
  it('[PRT-1] keeps every row within the paper in StarPRNT, and prints the text of every line', () => {
    check((document) => {
      const printed = interpretStarPrnt(renderStarPrnt(document, 'partial'), document.columns);
      expect(printed.faults).toEqual([]);
      expect(Math.max(0, ...columnsTaken(printed))).toBeLessThanOrEqual(document.columns);
      const wanted = paperLines(document).flatMap((line) =>
        line.type === 'text' ? [unicodeOf(line)] : [],
      );
      expect(textsOn(printed)).toEqual(
        expect.arrayContaining(wanted.filter((text) => text !== '')),
      );
    });
  });

  it('[PRT-1] sends the dots that ESC/POS sends', () => {
    check((document) => {
      const { columns } = document;
      const profile = rasterProfile(columns);
      const star = renderBytes(document, { ...profile, language: 'star' }, tools);
      const printed = interpretStarRaster(star, columns);
      expect(printed.faults).toEqual([]);
      const other = interpretEscPos(renderBytes(document, profile, tools), { columns, font: null });
      expect(printed.items.map(asText)).toEqual(other.items.map(asText));
    });
  });

  it('feeds to the tear bar where there is no knife', () => {
    const profile = { ...rasterProfile(32), language: 'star', cuts: 'none' } as const;
    const document = {
      columns: 32,
      language: 'en',
      at: instant(0),
      blocks: [text('a'), cut],
    } as const;
    const printed = interpretStarRaster(renderBytes(document, profile, tools), 32);
    expect(printed.items.map(({ type }) => type)).toEqual(['dots']);
    expect(printed.faults).toEqual([]);
  });
});

describe('plain text', () => {
  it('[PRT-1] has no line wider than the paper', () => {
    check((document) => {
      const widest = renderText(document).split('\n').map(displayWidth);
      expect(Math.max(...widest)).toBeLessThanOrEqual(document.columns);
    });
  });
});
