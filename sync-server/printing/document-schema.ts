import { instant } from '#domain/kernel/instant.ts';
import type { PrintDocument } from '#printers/document.ts';
import { PAPER_LANGUAGES, PRINTER_TEXTS } from '#domain/printing/records.ts';
import * as v from 'valibot';

/** No paper is longer; a tablet that lies could otherwise keep the hub busy with one. */
const MOST_BLOCKS = 2_000;
const MOST_TEXT = 4_000;
const MOST_PICTURE = 200_000;
const MOST_FEED = 20;

const content = v.pipe(v.string(), v.maxLength(MOST_TEXT));
const ascii = v.pipe(v.string(), v.regex(/^[\x20-\x7E]{1,80}$/u));
const dots = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000));
const columns = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(48));
const align = v.picklist(['left', 'centre', 'right']);
const look = { size: v.picklist([1, 2]), bold: v.boolean() };

const cell = v.object({ text: content, align, columns: v.nullable(columns) });

const block = v.variant('type', [
  v.object({ type: v.literal('text'), text: content, align, ...look }),
  v.object({
    type: v.literal('row'),
    cells: v.pipe(v.array(cell), v.minLength(1), v.maxLength(12)),
    ...look,
  }),
  v.object({ type: v.literal('rule') }),
  v.object({ type: v.literal('qr'), text: v.pipe(content, v.minLength(1), v.maxLength(1_000)) }),
  v.object({ type: v.literal('barcode'), text: ascii }),
  v.object({
    type: v.literal('image'),
    dataUrl: v.pipe(v.string(), v.maxLength(MOST_PICTURE)),
    alt: content,
    widthDots: dots,
    heightDots: dots,
  }),
  v.object({
    type: v.literal('feed'),
    lines: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_FEED)),
  }),
  v.object({ type: v.literal('cut') }),
  v.object({ type: v.literal('pulse') }),
  v.object({ type: v.literal('sample'), mode: v.picklist(PRINTER_TEXTS), text: content }),
]);

const document = v.object({
  columns: v.picklist([32, 48]),
  language: v.picklist(PAPER_LANGUAGES),
  at: v.pipe(v.number(), v.safeInteger(), v.transform(instant)),
  blocks: v.pipe(v.array(block), v.maxLength(MOST_BLOCKS)),
});

/**
 * Reads a document as it stands in a fact, which a tablet wrote.
 *
 * @returns null for what is none, or larger than any paper.
 */
export function readDocument(json: string): PrintDocument | null {
  try {
    const read = v.safeParse(document, JSON.parse(json));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
