import { describe, expect, it } from 'vitest';
import { FORM_NAMES, PAPER_LANGUAGES } from '#domain/printing/records.ts';
import { exampleOf } from '#printers/examples/example.ts';
import { readDocument } from '#sync-server/printing/document-schema.ts';
import { lookOf } from '#tests/golden/stores.ts';
import { paper } from './print-hub.ts';

const whole = paper('冰啤');

describe('a document in a fact', () => {
  it.each(FORM_NAMES)('[NPR-10] is read as it was written: %s', (form) => {
    for (const language of PAPER_LANGUAGES) {
      for (const columns of [32, 48] as const) {
        const document = exampleOf(
          form,
          lookOf(language, columns, {
            logo: { dataUrl: 'data:,', widthDots: 100, heightDots: 50 },
          }),
        );
        expect(readDocument(JSON.stringify(document))).toEqual(document);
      }
    }
  });

  it.each([
    ['no JSON', '{'],
    ['no document', '{}'],
    ['another width', JSON.stringify({ ...whole, columns: 4_000 })],
    ['a block that there isn’t', JSON.stringify({ ...whole, blocks: [{ type: 'script' }] })],
    ['too much paper', JSON.stringify({ ...whole, blocks: [{ type: 'feed', lines: 1e9 }] })],
    ['half a block', JSON.stringify({ ...whole, blocks: [{ type: 'text', text: 'x' }] })],
    ['an endless text', JSON.stringify(paper('x'.repeat(5_000)))],
    [
      'too many blocks',
      JSON.stringify({ ...whole, blocks: Array.from({ length: 2_001 }, () => ({ type: 'cut' })) }),
    ],
    [
      'a barcode of Chinese',
      JSON.stringify({ ...whole, blocks: [{ type: 'barcode', text: '百' }] }),
    ],
  ])('[NPR-10] is refused where it is %s', (_, json) => {
    expect(readDocument(json)).toBeNull();
  });
});
