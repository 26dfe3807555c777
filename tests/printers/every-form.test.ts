import { describe, expect, it } from 'vitest';

import { FORM_NAMES } from '#domain/printing/records.ts';
import { exampleOf } from '#printers/examples/example.ts';
import { displayWidth } from '#printers/glyphs.ts';
import { renderBytes } from '#printers/render/bytes.ts';
import { renderText } from '#printers/render/plain-text.ts';
import { renderStarPrnt } from '#printers/render/starprnt.ts';
import { LANGUAGES, lookOf, PAPERS } from '#tests/golden/stores.ts';

import { interpretEscPos } from './support/escpos-interpreter.ts';
import { type Printed, textsOn } from './support/printed.ts';
import { interpretStarRaster } from './support/star-raster-interpreter.ts';
import { interpretStarPrnt } from './support/starprnt-interpreter.ts';
import { profileFor, rasterProfile, tools } from './support/tools.ts';

/** Lines of text as they read, whichever signs a printer's font has for a dash or a point. */
const reading = (printed: Printed): readonly string[] =>
  textsOn(printed)
    .map((line) =>
      line.replaceAll('¥', '￥').replaceAll(/[－–]/gu, '–').replaceAll('‧', '·').trimEnd(),
    )
    .filter((line) => line !== '' && !/^-+$/u.test(line));

const printed = FORM_NAMES.filter((form) => form !== 'testSlip' && form !== 'drawer');

describe.each(LANGUAGES)('every form in %s', (language) => {
  it.each(PAPERS)('reads the same on %s paper in each of the printers’ languages', (_, columns) => {
    for (const form of printed) {
      const example = exampleOf(form, lookOf(language, columns));
      // The text below bars is the printer's own where it draws the bars.
      const blocks = example.blocks.filter(({ type }) => type !== 'barcode');
      const document = { ...example, blocks };
      const own = profileFor(language, columns);
      const dots = rasterProfile(columns);
      const star = { ...dots, language: 'star' } as const;
      const font = language === 'zh-TW' ? 'big5' : 'gb18030';
      const papers = [
        interpretEscPos(renderBytes(document, own, tools), { columns, font }),
        interpretEscPos(renderBytes(document, dots, tools), { columns, font: null }),
        interpretStarRaster(renderBytes(document, star, tools), columns),
        interpretStarPrnt(renderStarPrnt(document, 'partial'), columns),
      ];
      expect(papers.map(({ faults }) => faults)).toEqual(papers.map(() => []));
      const [first, ...others] = papers.map((paper) => ({ form, lines: reading(paper) }));
      for (const other of others) expect(other).toEqual(first);
      expect(Math.max(...renderText(document).split('\n').map(displayWidth))).toBeLessThanOrEqual(
        columns,
      );
    }
  });
});
