import { describe, expect, it } from 'vitest';

import { FORM_NAMES } from '#domain/printing/records.ts';
import { exampleOf } from '#printers/examples/example.ts';
import { stamped } from '#printers/forms/stamp.ts';

import { paperFrom } from './paper-from.ts';
import { LANGUAGES, lookOf, PAPERS } from './stores.ts';

const printed = FORM_NAMES.filter((form) => form !== 'drawer');
const first = { number: 'A-P17', copy: 1, isReprint: false, part: 1, parts: 1 };

// Drawn from the bytes that a printer sold where the language is written would be sent.
describe.each(LANGUAGES)('every form in %s', (language) => {
  describe.each(PAPERS)('on %s paper', (paper, columns) => {
    it.each(printed)('%s', async (form) => {
      const document = stamped(exampleOf(form, lookOf(language, columns)), first);
      const { text, svg, faults } = paperFrom(document);
      // A test slip writes a sample in another place's characters too, so that staff see the difference.
      const isMeant = (fault: string) => form === 'testSlip' && fault.startsWith('no character');
      expect(faults.filter((fault) => !isMeant(fault))).toEqual([]);
      await expect(text).toMatchFileSnapshot(`paper/${form}-${paper}-${language}.txt`);
      await expect(svg).toMatchFileSnapshot(`paper/${form}-${paper}-${language}.svg`);
    });
  });
});

it('opens the drawer without a line of paper, stamped as a reprint or not', () => {
  const kick = exampleOf('drawer', lookOf('en', 32));
  expect(paperFrom(kick)).toMatchObject({ text: '[drawer]\n', faults: [] });
  expect(paperFrom(stamped(kick, { ...first, isReprint: true }))).toEqual(paperFrom(kick));
});
