import { assert } from '#domain/kernel/assert.ts';
import type { PrintDocument } from '../document.ts';
import type { PrinterProfile } from '../profile.ts';
import type { Draw } from './bitmap.ts';
import { byteSink, type ByteSink, low16 } from './byte-sink.ts';
import { paperLines } from './lines.ts';
import { dotsOf } from './raster.ts';

/** `ESC * r … NUL` with a number written out, as Star's raster commands have it. */
const command = (name: string, value: number): readonly number[] => {
  const digits = Array.from(`${name}${value}`, (character) => character.charCodeAt(0));
  return [0x1b, 0x2a, 0x72, ...digits, 0];
};

const INITIALISE = [0x1b, 0x2a, 0x72, 0x52];
const ENTER = [0x1b, 0x2a, 0x72, 0x41];
const QUIT = [0x1b, 0x2a, 0x72, 0x42];
const FORM_FEED = [0x1b, 0x0c, 0x00];
/** What a form feed does: 1 nothing, 3 feeds to the tear bar, 9 and 13 feed and cut, wholly or in part. */
const FEED_MODE = { none: 3, full: 9, partial: 13 } as const;
const END_QUIETLY = 1;

/**
 * A document in Star's raster mode ("Star Line Mode Command Specifications", Raster commands): all of
 * it dots, which TSP100 knows nothing but and other Star printers know too. Blank dots at the right of
 * a row aren't sent.
 */
export function renderStarRaster(
  document: PrintDocument,
  profile: PrinterProfile,
  draw: Draw | null,
): Uint8Array<ArrayBuffer> {
  assert(draw !== null, 'a raster printer and nothing to draw with');
  const sink = byteSink();
  sink.push(...INITIALISE, ...ENTER, ...command('P', 0), ...command('E', END_QUIETLY));
  sink.push(...command('F', FEED_MODE[profile.cuts]));
  for (const line of paperLines(document)) {
    if (line.type === 'cut') sink.push(...FORM_FEED);
    else if (line.type === 'pulse') sink.push(...command('D', 1));
    else
      for (const { data } of dotsOf(line, profile.widthDots, draw)) sendRows(sink, data, profile);
  }
  sink.push(...QUIT);
  return sink.taken();
}

/** `b n1 n2 …` for each row of dots, feeding by one; a row holds a byte at least. */
function sendRows(sink: ByteSink, data: Uint8Array, { widthDots }: PrinterProfile): void {
  const bytesPerRow = widthDots / 8;
  for (let from = 0; from < data.length; from += bytesPerRow) {
    const row = data.subarray(from, from + bytesPerRow);
    const length = Math.max(1, row.findLastIndex((byte) => byte !== 0) + 1);
    sink.push(0x62, ...low16(length));
    sink.append(row.subarray(0, length));
  }
}
