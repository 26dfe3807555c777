import type { Result } from '#domain/kernel/result.ts';
import type { Encoding } from './decode.ts';
import { readCsv, type Sheet, type SheetProblem } from './sheet.ts';
import { isWorkbook, readWorkbook } from './workbook.ts';

/** What the screen asks this worker: one file, once. To cancel, the screen ends the worker. */
export interface ReadRequest {
  readonly file: Blob;
  readonly encoding: Encoding | null;
}

export type ReadReply =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'done'; readonly result: Result<Sheet, SheetProblem> };

const reply = (message: ReadReply): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
  self.postMessage(message);
};

self.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  void read(event.data);
});

async function read({ file, encoding }: ReadRequest): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const result = isWorkbook(bytes)
    ? await readWorkbook(bytes)
    : readCsv(bytes, encoding, (share) => reply({ type: 'progress', share }));
  reply({ type: 'done', result });
}
