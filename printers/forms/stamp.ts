import { type PrintBlock, type PrintDocument, rule, text } from '../document.ts';
import { paperWords } from '../words/paper-words.ts';

/** What tells one piece of paper from another of the same job. */
export interface Stamp {
  /** The job's short number, as in `A-P17`. */
  readonly number: string;
  /** 1 for the first printing; a later one is also `isReprint`, unless nothing of the former came out. */
  readonly copy: number;
  readonly isReprint: boolean;
  /** Which of `parts` equal slips of one printing. */
  readonly part: number;
  readonly parts: number;
}

/**
 * The document with its job's number at the top of every slip, and a band that says REPRINT where a
 * slip like it may be lying somewhere already (ORD-4). A document that only opens the drawer stays
 * as it is.
 */
export function stamped(document: PrintDocument, stamp: Stamp): PrintDocument {
  const { blocks } = document;
  if (blocks.every(({ type }) => type === 'pulse')) return document;
  const head = headOf(document, stamp);
  const lastCut = blocks.findLastIndex(({ type }) => type === 'cut');
  const between = (index: number): boolean => blocks[index]?.type === 'cut' && index < lastCut;
  return {
    ...document,
    blocks: [
      ...head,
      ...blocks.flatMap((block, index) => (between(index) ? [block, ...head] : [block])),
    ],
  };
}

function headOf(
  { language }: PrintDocument,
  { number, copy, isReprint, part, parts }: Stamp,
): readonly PrintBlock[] {
  const { common } = paperWords(language);
  const about = [
    number,
    ...(copy > 1 ? [common.copy(copy)] : []),
    ...(parts > 1 ? [common.part(part, parts)] : []),
  ].join('  ');
  return [
    ...(isReprint
      ? [rule, text(common.reprint, { align: 'centre', size: 2, bold: true }), rule]
      : []),
    text(about, { align: 'right' }),
  ];
}
