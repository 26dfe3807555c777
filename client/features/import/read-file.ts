import { proxy, wrap } from 'comlink';

import { err, type Result } from '#domain/kernel/result.ts';
import type { Encoding } from './decode.ts';
import type { ReadSheet } from './file-reader.worker.ts';
import { MAX_FILE_BYTES, type Sheet, type SheetProblem } from './sheet.ts';

export interface ReadingFile {
  readonly result: Promise<Result<Sheet, SheetProblem>>;
  /** Ends the reading at once; `result` then never settles. */
  readonly cancel: () => void;
}

/**
 * Reads a file in a worker of its own, so that a long one never stops the screen.
 *
 * @param progress is told the share read so far, 0 to 1.
 */
export function readFile(
  file: Blob,
  encoding: Encoding | null,
  progress: (share: number) => void,
): ReadingFile {
  if (file.size > MAX_FILE_BYTES) {
    return { result: Promise.resolve(err({ code: 'tooLarge', row: 0 })), cancel: () => undefined };
  }
  const worker = new Worker(new URL('./file-reader.worker.ts', import.meta.url), {
    type: 'module',
  });
  const { promise, resolve, reject } = Promise.withResolvers<Result<Sheet, SheetProblem>>();
  // One that can't start answers no question.
  worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  let isOver = false;
  // Progress comes by a port of its own: the last of it may come after the result.
  const tell = (share: number): void => {
    if (!isOver) progress(share);
  };
  const end = (): void => {
    isOver = true;
    worker.terminate();
  };
  wrap<ReadSheet>(worker)(file, encoding, proxy(tell)).then(resolve, reject);
  return { result: promise.finally(end), cancel: end };
}
