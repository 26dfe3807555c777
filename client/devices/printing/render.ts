import { type Remote, wrap } from 'comlink';

import type { PrinterProfile } from '#printers/profile.ts';
import type { QueuedPrint } from '#printers/queue/queue.ts';

import type { Renderer, SlipStamp } from './render.worker.ts';

let worker: Remote<Renderer> | null = null;

/** Fonts, tables of characters and pictures live in a worker: a long receipt holds up no screen. */
const renderer = (): Remote<Renderer> => {
  worker ??= wrap<Renderer>(
    new Worker(new URL('render.worker.ts', import.meta.url), { type: 'module', name: 'printing' }),
  );
  return worker;
};

/** What of a copy stands on its paper. */
type OnPaper = Pick<QueuedPrint, 'document' | 'number' | 'copy' | 'isReprint' | 'copies'>;

const stampOf = ({ number, copy, isReprint, copies }: OnPaper): SlipStamp => ({
  number,
  copy,
  isReprint,
  parts: copies,
});

/** The bytes of each slip of a copy, in a printer's language. */
export const renderSlips = (
  row: OnPaper,
  profile: PrinterProfile,
): Promise<readonly Uint8Array<ArrayBuffer>[]> =>
  renderer().bytesOf(row.document, stampOf(row), profile);

/** A page for the print dialog for each slip of a copy. */
export const renderPages = (row: OnPaper): Promise<readonly string[]> =>
  renderer().htmlOf(row.document, stampOf(row));
