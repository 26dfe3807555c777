import { type Bitmap, blankBitmap } from '#printers/render/bitmap.ts';

/** Pixels of a canvas on white: four bytes each, red first. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Below this a pixel of text is black. Above the middle, since thin strokes are grey on a canvas and a printer's dots don't spread. */
const INK = 160;

const WHITE = 0xffffffff;

const greyAt = ({ data }: Pixels, pixel: number): number =>
  0.299 * (data[pixel * 4] ?? 255) +
  0.587 * (data[pixel * 4 + 1] ?? 255) +
  0.114 * (data[pixel * 4 + 2] ?? 255);

/** Text as dots: sharp edges, no pattern. */
export function inked(pixels: Pixels): Bitmap {
  const bitmap = blankBitmap(pixels.width, pixels.height);
  const { buffer, byteOffset, length } = pixels.data;
  const whole = new Uint32Array(buffer, byteOffset, length / 4);
  for (let y = 0; y < pixels.height; y += 1) {
    for (let x = 0; x < pixels.width; x += 1) {
      const pixel = y * pixels.width + x;
      // Most of a paper is white, and is passed over at once.
      if (whole[pixel] === WHITE || greyAt(pixels, pixel) >= INK) continue;
      blacken(bitmap, x, y);
    }
  }
  return bitmap;
}

/**
 * A picture as dots, its greys as patterns (Floyd and Steinberg, "An adaptive algorithm for spatial
 * greyscale", 1976): what a dot is off by is passed on to its neighbours.
 */
export function dithered(pixels: Pixels): Bitmap {
  const { width, height } = pixels;
  const bitmap = blankBitmap(width, height);
  const grey = Float32Array.from({ length: width * height }, (_, pixel) => greyAt(pixels, pixel));
  const add = (x: number, y: number, error: number): void => {
    if (x < 0 || x >= width || y >= height) return;
    grey[y * width + x] = (grey[y * width + x] ?? 0) + error;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const wanted = grey[y * width + x] ?? 255;
      const isBlack = wanted < 128;
      if (isBlack) blacken(bitmap, x, y);
      const error = wanted - (isBlack ? 0 : 255);
      add(x + 1, y, (error * 7) / 16);
      add(x - 1, y + 1, (error * 3) / 16);
      add(x, y + 1, (error * 5) / 16);
      add(x + 1, y + 1, error / 16);
    }
  }
  return bitmap;
}

function blacken({ widthDots, data }: Bitmap, x: number, y: number): void {
  const index = y * (widthDots / 8) + (x >> 3);
  data[index] = (data[index] ?? 0) | (0x80 >> (x & 7));
}
