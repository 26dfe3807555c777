import { present } from '#domain/kernel/assert.ts';
import type { StoredUpdate } from './reader.ts';

/** Rows that one DATA frame carries at most. */
const ROWS_PER_FRAME = 500;

/**
 * Rows that tablets hear of by cursor, as payloads of DATA: JSON arrays in UTF-8, each with the cursor
 * of its last row.
 *
 * @param rows in the order of their cursors, each row's JSON.
 * @example 1,001 rows → frames of 500, 500 and 1
 */
export function rowFrames(
  rows: readonly { readonly seq: number; readonly row: string }[],
): readonly StoredUpdate[] {
  const frames: StoredUpdate[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_FRAME) {
    const batch = rows.slice(from, from + ROWS_PER_FRAME);
    const last = present(batch.at(-1), 'a row of the batch');
    const bytes = new TextEncoder().encode(`[${batch.map(({ row }) => row).join(',')}]`);
    frames.push({ seq: last.seq, bytes });
  }
  return frames;
}
