import { unreachable } from '#domain/kernel/assert.ts';
import type { PaperLanguage } from '#domain/printing/records.ts';
import type { BarcodeBlock, ImageBlock, PrintDocument, QrBlock } from '../document.ts';
import { DOTS_PER_COLUMN } from '../profile.ts';
import { barcodeFits } from './bitmap.ts';
import { centredLines, type PaperLine, paperLines, type TextLine } from './lines.ts';
import { unicodeOf } from './unicode.ts';

/** In which characters the printer writes (attribute `lang` of the element text). */
const LANGUAGES: Readonly<Record<PaperLanguage, string>> = {
  'zh-CN': 'zh-cn',
  'zh-TW': 'zh-tw',
  en: 'en',
};
const BAR_HEIGHT_DOTS = 60;

/**
 * A document as ePOS-Print XML, which Epson's TM printers fetch by Server Direct Print and print in
 * their own characters (Epson, "ePOS-Print XML User's Manual", chapter "XML Reference"). Pictures are
 * left out: there is nothing on a server to draw with.
 *
 * @returns one `epos-print` element, without a declaration.
 */
export function renderEpos(document: PrintDocument): string {
  const elements = paperLines(document).map((line) => element(line, document.columns));
  return (
    '<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">' +
    `<text lang="${LANGUAGES[document.language]}"/>${elements.join('')}</epos-print>`
  );
}

function element(line: PaperLine, columns: number): string {
  switch (line.type) {
    case 'text':
      return textElement(line);
    case 'rule':
      return `<text>${'-'.repeat(columns)}&#10;</text>`;
    case 'blank':
      return '<feed line="1"/>';
    case 'cut':
      return '<cut type="feed"/>';
    case 'pulse':
      return '<pulse drawer="drawer_1" time="pulse_100"/>';
    case 'graphic':
      return graphic(line.block, columns);
    default:
      return unreachable(line);
  }
}

/** Each line sets its whole look, so that none depends on the one before. */
function textElement(line: TextLine): string {
  const isLarge = line.size === 2;
  const look = `align="left" dw="${isLarge}" dh="${isLarge}" em="${line.bold}"`;
  return `<text ${look}>${escaped(unicodeOf(line))}&#10;</text>`;
}

function graphic(block: QrBlock | BarcodeBlock | ImageBlock, columns: number): string {
  switch (block.type) {
    case 'qr':
      return centred(
        `<symbol type="qrcode_model_2" level="level_m" width="5">${escaped(block.text)}</symbol>`,
      );
    case 'barcode':
      if (!barcodeFits(block, columns * DOTS_PER_COLUMN)) {
        return centredLines(block.text, columns).map(textElement).join('');
      }
      return centred(
        // `{B` begins code set B; in the data a brace is written twice.
        `<barcode type="code128" hri="below" font="font_a" width="2" height="${BAR_HEIGHT_DOTS}">` +
          `{B${escaped(block.text.replaceAll('{', '{{'))}</barcode>`,
      );
    case 'image':
      return '';
    default:
      return unreachable(block);
  }
}

const centred = (inner: string): string => `<text align="center"/>${inner}<text align="left"/>`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 knows no controls at all, so that one would make the whole document unreadable. */
const escaped = (content: string): string =>
  content
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/gu, (character) => ESCAPES[character] ?? character);
