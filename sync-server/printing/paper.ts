import type { PrintDocument } from '#printers/document.ts';
import { stamped } from '#printers/forms/stamp.ts';
import type { PrintCopy } from './copies.ts';
import { readDocument } from './document-schema.ts';

/**
 * What a printer gets for a copy: all its equal slips one after another, each stamped with the job's
 * number, and REPRINT where one like it may be lying somewhere already.
 *
 * @returns null where the fact holds no document.
 */
export function paperOf(copy: PrintCopy): PrintDocument | null {
  const document = readDocument(copy.document);
  if (!document) return null;
  const parts = Math.max(1, copy.parts);
  const slips = Array.from({ length: parts }, (_, index) =>
    stamped(document, {
      number: copy.number,
      copy: copy.copy,
      isReprint: copy.copy > 1 || copy.isAgain,
      part: index + 1,
      parts,
    }),
  );
  return { ...document, blocks: slips.flatMap(({ blocks }) => blocks) };
}

/** Whether it only opens the drawer: then no paper is to come out. */
export const isKick = ({ blocks }: PrintDocument): boolean =>
  blocks.every(({ type }) => type === 'pulse');
