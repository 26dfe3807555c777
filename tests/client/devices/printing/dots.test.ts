import { describe, expect, it } from 'vitest';

import { dithered, inked, type Pixels } from '#client/devices/printing/dots.ts';

const grey = (width: number, height: number, level: (x: number) => number): Pixels => ({
  width,
  height,
  data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) =>
    index % 4 === 3 ? 255 : level((index >> 2) % width),
  ),
});

const blackOf = (data: Uint8Array): number =>
  data.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

describe('pixels as dots', () => {
  it('makes text sharp: dark is black, the rest is white, the first dot the highest bit', () => {
    const { widthDots, data } = inked(grey(12, 1, (x) => (x < 3 ? 0 : x === 3 ? 159 : 160)));
    expect(widthDots).toBe(16);
    expect([...data]).toEqual([0b1111_0000, 0]);
  });

  it.each([0, 64, 128, 192, 255])('has as much black in a picture as it is dark: %i', (level) => {
    const { data } = dithered(grey(64, 64, () => level));
    expect(blackOf(data) / 4096).toBeCloseTo(1 - level / 255, 1);
  });

  it('leaves the dots beyond a width that is no multiple of 8 white', () => {
    const { data } = dithered(grey(9, 2, () => 0));
    expect([...data]).toEqual([0xff, 0x80, 0xff, 0x80]);
  });
});
