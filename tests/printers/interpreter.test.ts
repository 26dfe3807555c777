import { describe, expect, it } from 'vitest';

import { interpretEscPos } from './support/escpos-interpreter.ts';
import { interpretStarRaster } from './support/star-raster-interpreter.ts';
import { interpretStarPrnt } from './support/starprnt-interpreter.ts';

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const READY = [0x1b, 0x40, 0x1c, 0x26];
const BAI = [0xb0, 0xd9];
const faultsOf = (bytes: readonly number[]) =>
  interpretEscPos(Uint8Array.from(bytes), { columns: 32, font: 'gb18030' }).faults;

// An interpreter that finds no faults proves nothing unless it finds these.
describe('the interpreter of ESC/POS', () => {
  it.each<[string, readonly number[], RegExp]>([
    ['Chinese before FS &', [0x1b, 0x40, ...BAI, 0x0a], /b0 outside Chinese mode/u],
    ['Chinese after ESC @ alone', [...READY, 0x1b, 0x40, ...BAI, 0x0a], /outside Chinese mode/u],
    ['text before ESC @', [...ascii('a'), 0x0a], /text before ESC @/u],
    ['half a character', [...READY, 0xb0], /truncated at 4/u],
    ['half a character and a line feed', [...READY, 0xb0, 0x0a, 0x0a], /no character at b0 0a/u],
    ['a four-byte code', [...READY, 0x81, 0x30, 0x81, 0x30, 0x0a], /four-byte/u],
    ['a character that no font has', [...READY, 0xaa, 0xa1, 0x0a], /no character at aa a1/u],
    ['a row of 33 columns', [...READY, ...ascii('x'.repeat(33)), 0x0a], /wider than the paper/u],
    [
      'a wide character in the last column',
      [...READY, ...ascii('x'.repeat(31)), ...BAI, 0x0a],
      /wider/u,
    ],
    ['an unknown command', [...READY, 0x1b, 0x7a, 0x0a], /unknown command at 4: 1b 7a/u],
    ['a command cut short', [...READY, 0x1d, 0x28, 0x6b, 0x10], /truncated/u],
    ['a cut within a row', [...READY, ...ascii('x'), 0x1d, 0x56, 66, 0], /GS V within a row/u],
    [
      'an alignment within a row',
      [...READY, ...ascii('x'), 0x1b, 0x61, 1, 0x0a, 0x1b, 0x61, 0],
      /ESC a within/u,
    ],
    [
      'Latin large, Chinese not',
      [...READY, 0x1d, 0x21, 0x11, ...ascii('x'), ...BAI, 0x0a, 0x1d, 0x21, 0],
      /two sizes/u,
    ],
    ['no line feed at the end', [...READY, ...ascii('x')], /without a line feed/u],
    ['bold for whoever comes next', [...READY, 0x1b, 0x45, 1], /bold at the end/u],
    ['large for whoever comes next', [...READY, 0x1c, 0x57, 1], /large at the end/u],
    [
      'a picture wider than the paper',
      [...READY, 0x1d, 0x76, 0x30, 0, 49, 0, 1, 0, ...Array<number>(49).fill(0)],
      /picture wider/u,
    ],
    [
      'a picture larger than its memory',
      [...READY, 0x1d, 0x76, 0x30, 0, 48, 0, 100, 0, ...Array<number>(4800).fill(0)],
      /picture of 4800 bytes/u,
    ],
    [
      'a QR code without data',
      [...READY, 0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30],
      /without data/u,
    ],
    [
      'bars wider than the paper',
      [...READY, 0x1d, 0x77, 2, 0x1d, 0x6b, 73, 22, ...ascii(`{B${'8'.repeat(20)}`)],
      /bars wider/u,
    ],
    ['$ as another country prints it', [...READY, 0x1b, 0x52, 15], /ESC R 15/u],
    ['a drawer never let go', [...READY, 0x1b, 0x70, 0, 50, 10], /ESC p/u],
  ])('finds %s', (_, bytes, fault) => {
    expect(faultsOf(bytes).join('\n')).toMatch(fault);
  });

  it('finds nothing wrong with what is right', () => {
    expect(faultsOf([...READY, ...BAI, ...ascii('x'.repeat(30)), 0x0a, 0x1d, 0x56, 66, 0])).toEqual(
      [],
    );
  });
});

describe('the interpreters of Star', () => {
  const raster = (bytes: readonly number[]) =>
    interpretStarRaster(Uint8Array.from(bytes), 32).faults.join('\n');
  const prnt = (bytes: readonly number[]) =>
    interpretStarPrnt(Uint8Array.from(bytes), 32).faults.join('\n');
  const star = (name: string) => [0x1b, 0x2a, 0x72, ...ascii(name)];

  it('find dots outside raster mode, too wide a row, and a mode that isn’t left', () => {
    expect(raster([0x62, 1, 0, 0xff])).toMatch(/outside raster mode/u);
    expect(raster([...star('A'), 0x62, 49, 0, ...Array<number>(49).fill(1), ...star('B')])).toMatch(
      /wider/u,
    );
    expect(raster([...star('A'), 0x62, 5, 0, 1])).toMatch(/truncated row\n.*at the end/su);
  });

  it('find text before UTF-8 was chosen, and narrow letters taken for wide', () => {
    expect(prnt([...Buffer.from('百\n')])).toMatch(/百 outside UTF-8/u);
    expect(prnt([...ascii('x'.repeat(33)), 0x0a])).toMatch(/wider than the paper/u);
    expect(prnt([0x1b, 0x7a, 0x0a])).toMatch(/unknown byte 27/u);
  });
});
