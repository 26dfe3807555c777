import { expose, transfer } from 'comlink';

import type { PrintDocument } from '#printers/document.ts';
import { type Stamp, stamped } from '#printers/forms/stamp.ts';
import type { PrinterProfile } from '#printers/profile.ts';
import { renderBytes } from '#printers/render/bytes.ts';
import { fittedTo } from '#printers/render/fitted.ts';
import { renderHtml } from '#printers/render/html.ts';

import { charsetOf } from './charsets.ts';
import { canvasDraw } from './draw.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Stamps that are alike but for their part. */
export type SlipStamp = Omit<Stamp, 'part'>;

const slipsOf = (json: string, stamp: SlipStamp): readonly PrintDocument[] => {
  // Written by this app's own forms.
  const document = JSON.parse(json) as PrintDocument;
  return Array.from({ length: stamp.parts }, (_, index) =>
    stamped(document, { ...stamp, part: index + 1 }),
  );
};

/** The bytes of each slip of a copy. Rejects where the document can't be drawn. */
async function bytesOf(
  json: string,
  stamp: SlipStamp,
  profile: PrinterProfile,
): Promise<readonly Bytes[]> {
  const slips: Bytes[] = [];
  for (const slip of slipsOf(json, stamp)) {
    const document = fittedTo(slip, profile);
    const draw = await canvasDraw(document);
    slips.push(renderBytes(document, profile, { charset: charsetOf, draw }));
  }
  return transfer(
    slips,
    slips.map(({ buffer }) => buffer),
  );
}

/** A page for the print dialog for each slip of a copy. */
const htmlOf = (json: string, stamp: SlipStamp): readonly string[] =>
  slipsOf(json, stamp).map(renderHtml);

const renderer = { bytesOf, htmlOf };
export type Renderer = typeof renderer;

expose(renderer);
