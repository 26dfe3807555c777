import { unreachable } from '#domain/kernel/assert.ts';
import type { PaperLanguage, Printer } from '#domain/printing/records.ts';
import type { BarcodeBlock, PrintDocument, QrBlock } from '../document.ts';
import { DOTS_PER_COLUMN } from '../profile.ts';
import { BAR_DOTS, BARCODE_DOTS, barcodeFits, qrModuleDots } from './bitmap.ts';
import { byteSink, low16, utf8 } from './byte-sink.ts';
import { centredLines, type PaperLine, paperLines } from './lines.ts';
import { unicodeOf } from './unicode.ts';

/** ESC GS ) U: UTF-8; ambiguous characters two columns wide, as all layout takes them. */
const UNICODE = [0x1b, 0x1d, 0x29, 0x55, 2, 0, 0x30, 1, 0x1b, 0x1d, 0x29, 0x55, 2, 0, 0x40, 1];
/** In whose shapes a Chinese character comes out: 1 Japan, 2 simplified, 3 traditional, 4 Korea. */
const SHAPES: Readonly<Record<PaperLanguage, readonly number[]>> = {
  'zh-CN': [2, 3, 1, 4],
  'zh-TW': [3, 2, 1, 4],
  en: [2, 3, 1, 4],
};
const CENTRE = [0x1b, 0x1d, 0x61, 1];
const LEFT = [0x1b, 0x1d, 0x61, 0];
/** Opens the first drawer. */
const BEL = 0x07;
const LF = 0x0a;

/**
 * A document in StarPRNT with text in UTF-8 ("StarPRNT Command Specifications", Unicode and CJK
 * functions), for a network printer that fetches it from a server without a canvas. Pictures are left
 * out. The printer isn't initialised: CloudPRNT jobs come one after the other.
 */
export function renderStarPrnt(
  document: PrintDocument,
  cuts: Printer['cuts'],
): Uint8Array<ArrayBuffer> {
  const sink = byteSink();
  sink.push(...UNICODE, 0x1b, 0x1d, 0x29, 0x55, 5, 0, 0x41, ...SHAPES[document.language]);
  for (const line of paperLines(document)) sink.append(lineBytes(line, document.columns, cuts));
  return sink.taken();
}

function lineBytes(line: PaperLine, columns: number, cuts: Printer['cuts']): Uint8Array {
  const sink = byteSink();
  switch (line.type) {
    case 'text': {
      const scale = line.size - 1;
      sink.push(0x1b, 0x69, scale, scale, 0x1b, line.bold ? 0x45 : 0x46);
      sink.push(...utf8(unicodeOf(line)));
      sink.push(LF, 0x1b, 0x69, 0, 0, 0x1b, 0x46);
      break;
    }
    case 'rule':
      sink.push(...utf8(`${'-'.repeat(columns)}\n`));
      break;
    case 'blank':
      sink.push(LF);
      break;
    case 'cut':
      sink.push(...(cuts === 'none' ? [0x1b, 0x61, 4] : [0x1b, 0x64, cuts === 'full' ? 2 : 3]));
      break;
    case 'pulse':
      sink.push(BEL);
      break;
    case 'graphic':
      if (line.block.type === 'qr') sink.push(...CENTRE, ...qr(line.block), LF, ...LEFT);
      if (line.block.type === 'barcode') sink.append(barcode(line.block, columns));
      break;
    default:
      unreachable(line);
  }
  return sink.taken();
}

/** ESC GS y: model 2, correction M, size of a square, data, print. */
function qr(block: QrBlock): readonly number[] {
  const data = utf8(block.text);
  const commands = [
    [0x53, 0x30, 2],
    [0x53, 0x31, 1],
    [0x53, 0x32, qrModuleDots(block)],
    [0x44, 0x31, 0, ...low16(data.length), ...data],
    [0x50],
  ];
  return commands.flatMap((command) => [0x1b, 0x1d, 0x79, ...command]);
}

/** ESC b: Code 128 with its text below. */
function barcode(block: BarcodeBlock, columns: number): Uint8Array {
  if (!barcodeFits(block, columns * DOTS_PER_COLUMN)) {
    const lines = centredLines(block.text, columns).map((line) => `${unicodeOf(line)}\n`);
    return Uint8Array.from(utf8(lines.join('')));
  }
  const look = [0x1b, 0x62, 6, 2, BAR_DOTS - 1, BARCODE_DOTS];
  return Uint8Array.from([...CENTRE, ...look, ...utf8(block.text), 0x1e, ...LEFT]);
}
