import { COLUMN, joinedDots, type Printed, type PrintedItem } from './printed.ts';

/**
 * A Star printer in raster mode, told in bytes alone: rows of dots, form feeds that cut as the mode
 * says, the drawer, and every fault of protocol. It begins outside raster mode.
 */
export function interpretStarRaster(bytes: Uint8Array, columns: 32 | 48): Printed {
  const widthDots = columns * COLUMN;
  const items: PrintedItem[] = [];
  const faults: string[] = [];
  let at = 0;
  let isRaster = false;
  let cut: 'full' | 'partial' | null = null;
  const command = (): void => {
    const name = String.fromCharCode(bytes[at] ?? 0);
    at += 1;
    if (name === 'R') return;
    if (name === 'A' || name === 'B') {
      if (isRaster === (name === 'A')) faults.push(`raster mode ${name} twice`);
      isRaster = name === 'A';
      return;
    }
    const end = bytes.indexOf(0, at);
    const value = Number(String.fromCharCode(...bytes.subarray(at, end)));
    at = end + 1;
    if (end < 0 || Number.isNaN(value)) faults.push(`ESC * r ${name} without its number`);
    if (!isRaster) faults.push(`ESC * r ${name} outside raster mode`);
    if (name === 'F') cut = ({ 9: 'full', 13: 'partial' } as const)[value] ?? null;
    else if (name === 'D') items.push({ type: 'pulse' });
    else if (!'PEQ'.includes(name)) faults.push(`unknown ESC * r ${name}`);
  };
  const row = (): void => {
    const length = (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
    const data = new Uint8Array(widthDots / 8);
    const given = bytes.subarray(at + 2, at + 2 + length);
    if (given.length < length) faults.push('truncated row');
    if (length > data.length) faults.push('row wider than the paper');
    if (!isRaster) faults.push('a row outside raster mode');
    data.set(given.subarray(0, data.length));
    items.push({ type: 'dots', side: 'left', bitmap: { widthDots, heightDots: 1, data } });
    at += 2 + length;
  };
  while (at < bytes.length) {
    const [first, second, third] = bytes.subarray(at, at + 3);
    if (first === 0x1b && second === 0x2a && third === 0x72) {
      at += 3;
      command();
    } else if (first === 0x1b && second === 0x0c && third === 0) {
      at += 3;
      if (cut) items.push({ type: 'cut', how: cut });
    } else if (first === 0x62) {
      at += 1;
      row();
    } else {
      faults.push(`unknown byte ${String(first)} at ${at}`);
      break;
    }
  }
  if (isRaster) faults.push('in raster mode at the end');
  return { widthDots, items: joinedDots(items), faults };
}
