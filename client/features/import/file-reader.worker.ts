import { expose } from 'comlink';

import { err, type Result } from '#domain/kernel/result.ts';
import type { Encoding } from './decode.ts';
import { readCsv, type Sheet, type SheetProblem } from './sheet.ts';
import { foreignProblem, isWorkbook, readWorkbook } from './workbook.ts';

/**
 * Reads one file. To cancel, the screen ends the worker.
 *
 * @param progress is told the share read so far, 0 to 1.
 */
async function read(
  file: Blob,
  encoding: Encoding | null,
  progress: (share: number) => void,
): Promise<Result<Sheet, SheetProblem>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const foreign = foreignProblem(bytes);
  if (foreign) return err(foreign);
  return isWorkbook(bytes) ? readWorkbook(bytes) : readCsv(bytes, encoding, progress);
}
export type ReadSheet = typeof read;

expose(read);
