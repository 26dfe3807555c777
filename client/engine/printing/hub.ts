import type { Fact } from '#domain/journal/facts.ts';
import { endedFacts } from '#domain/printing/spool.ts';
import { copyId, type PrintJobState } from '#domain/printing/state.ts';
import type { PrintsRow } from '#domain/wire/prints.ts';
import type { Core, Memory } from '../core.ts';
import type { HubPrintRow, PrinterStateRow } from '../database.ts';
import type { Writes } from '../project/commit.ts';
import { printRow } from '../project/rows.ts';
import { readyMemory, recover } from '../project/recover.ts';
import { recallPrints } from './recall.ts';
import { record } from './spooler.ts';

/** The hub's rows about its printers and the copies on them, as rows here. Call within the mutex. */
export function applyPrints(core: Core, memory: Memory, updates: readonly Uint8Array[]): Writes {
  const decoder = new TextDecoder();
  const told = updates.flatMap((bytes) => JSON.parse(decoder.decode(bytes)) as PrintsRow[]);
  const states: PrinterStateRow[] = [];
  const copies: HubPrintRow[] = [];
  for (const row of told) {
    if (row.type === 'printer') {
      const { printer: id, state, at } = row;
      states.push({ id, state, at, device: null });
    } else {
      const { type: _type, ...copy } = row;
      copies.push({ id: copyId(row.job, row.copy), ...copy });
    }
  }
  for (const row of states) memory.printerStates.set(row.id, row);
  for (const row of copies) memory.hubPrints.set(row.id, row);
  if (copies.length > 0) core.onHubPrints();
  const jobs = [...new Set(copies.map(({ job }) => job))].flatMap(
    (job) => memory.books.print(job) ?? [],
  );
  const prints = jobs.map((job) => printRow(job, memory.hubPrints));
  return { printerStates: states, hubPrints: copies, prints };
}

/**
 * Records what became of this tablet's jobs on the hub's printers: how copies ended, and that the hub
 * printed one more since a printer never said what became of the one before (PRN-10). What is known
 * already comes to nothing; so it is looked for again at every start.
 */
export const recordHubPrints = (core: Core): Promise<void> =>
  core.exclusive(async () => {
    try {
      const memory = await readyMemory(core);
      if (!memory || memory.hubPrints.size === 0) return;
      const rows = [...memory.hubPrints.values()].toSorted((a, b) => a.copy - b.copy);
      await recallPrints(core, memory, new Set(rows.map(({ job }) => job)));
      for (const row of rows) {
        const job = memory.books.print(row.job);
        if (job?.device === memory.identity.device) await record(core, memory, factsOf(job, row));
      }
    } catch (cause) {
      await recover(core, cause);
    }
  });

function factsOf(job: PrintJobState, row: HubPrintRow): readonly Fact[] {
  const { copy, printer, state, outcome } = row;
  const facts: Fact[] = [];
  const isMore = copy > job.copy;
  if (isMore) {
    const why = 'uncertain';
    const more = { copy, printer, why, note: '', via: 'hub', document: '' } as const;
    facts.push({ type: 'PrintRepeated', job: job.job, ...more });
  }
  if (state !== 'ended' || outcome === null) return facts;
  // Nothing came out of it: of a job that is over, of which the hub was told again, that is no news.
  if (outcome === 'expired' && job.ended) return facts;
  // One that isn't the newest any more, or was ended otherwise, is told all the same: it happened.
  return [...facts, ...endedFacts(job, copy, printer, outcome)];
}
