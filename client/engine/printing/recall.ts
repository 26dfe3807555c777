import type { Books } from '#domain/books/books.ts';
import type { PrintJobId } from '#domain/kernel/ids.ts';
import type { Core, Memory } from '../core.ts';
import type { PrintRow } from '../database.ts';

/**
 * Gives the books jobs of closed dates that still wait, from their rows: nothing else of a closed date
 * is asked about them.
 */
export async function recallPrints(
  { ports }: Core,
  { books }: Memory,
  jobs: Iterable<PrintJobId>,
): Promise<void> {
  const missing = [...jobs].filter((job) => !books.print(job));
  if (missing.length === 0) return;
  for (const row of await ports.database.prints.bulkGet(missing)) if (row) restore(books, row);
}

/** Gives new books every job that still waits and isn't of their days. */
export async function recallWaiting({ ports }: Core, books: Books): Promise<void> {
  const rows = await ports.database.prints.where('[open+date]').between([1], [2]).toArray();
  for (const row of rows) if (!books.print(row.id)) restore(books, row);
}

const restore = (books: Books, { id, state }: PrintRow): void =>
  books.restore({ key: `print:${id}`, kind: 'print', state: { job: state, early: [] } });
