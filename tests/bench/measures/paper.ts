import { type Figure, ratioFigures } from '../figures.ts';
import { inBenchPage } from './in-page.ts';

/** A receipt of 60 lines, from its document to the bytes of a printer: as characters and as dots. */
export async function measurePaper(): Promise<readonly Figure[]> {
  const { text, raster, bytes } = await inBenchPage('leveldb', (page) =>
    page.evaluate(() => window.bench.measurePaper(60)),
  );
  const [textBytes = 0, rasterBytes = 0] = bytes;
  const size = { backend: '', unit: 'kB', floor: null, goal: null, samples: 1 } as const;
  return [
    ...ratioFigures('a receipt of 60 lines to its first byte, as text', '', text, 6, [0.5]),
    ...ratioFigures('a receipt of 60 lines to its first byte, drawn', '', raster, 6, [0.5]),
    { ...size, measure: 'its bytes, as text', figure: textBytes / 1000 },
    { ...size, measure: 'its bytes, drawn', figure: rasterBytes / 1000 },
  ];
}
