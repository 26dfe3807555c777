import { err, type Result } from '#domain/kernel/result.ts';
import type { Encoding } from './decode.ts';
import type { ReadReply, ReadRequest } from './file-reader.worker.ts';
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
  worker.addEventListener('message', (event: MessageEvent<ReadReply>) => {
    if (event.data.type === 'progress') return progress(event.data.share);
    worker.terminate();
    resolve(event.data.result);
  });
  worker.addEventListener('error', (event) => {
    worker.terminate();
    reject(new Error(event.message));
  });
  const request: ReadRequest = { file, encoding };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
  worker.postMessage(request);
  return { result: promise, cancel: () => worker.terminate() };
}
