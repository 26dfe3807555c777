import type { PrintBlock, PrintDocument } from '../document.ts';
import type { PrinterProfile } from '../profile.ts';

/**
 * A document laid out for this printer's paper, whatever paper it was composed for: a ticket may go to
 * another printer than it was meant for. Pictures that are too wide become smaller.
 */
export const fittedTo = (
  document: PrintDocument,
  { columns, widthDots }: Pick<PrinterProfile, 'columns' | 'widthDots'>,
): PrintDocument => ({
  ...document,
  columns,
  blocks: document.blocks.map((block) => fittedBlock(block, widthDots)),
});

function fittedBlock(block: PrintBlock, widthDots: number): PrintBlock {
  if (block.type !== 'image' || block.widthDots <= widthDots) return block;
  const heightDots = Math.max(1, Math.round((block.heightDots * widthDots) / block.widthDots));
  return { ...block, widthDots, heightDots };
}
