import type { Fact } from '#domain/journal/facts.ts';
import type { PrintJobId } from '#domain/kernel/ids.ts';
import type { PrintFact } from '#domain/printing/entries.ts';
import type { Printer } from '#domain/printing/records.ts';
import { paperOf } from '#domain/printing/registers.ts';
import type { PrintJobState } from '#domain/printing/state.ts';
import type { Registers } from '#domain/registers/registers.ts';
import type { PrintBlock, PrintDocument } from '#printers/document.ts';
import type { Stamp } from '../commands/record.ts';
import type { Core, Memory } from '../core.ts';
import type { PrintQueueRow } from '../database.ts';
import { composed } from './compose.ts';
import type { PaperJob } from './paper-job.ts';
import { viewAfter, type PaperView } from './view.ts';

/** A fact that may bring a document to another device. */
type Carrier = Exclude<PrintFact, { readonly type: 'PrintEnded' }>;

const isCarrier = (fact: Fact): fact is Carrier =>
  fact.type === 'PrintRequested' || fact.type === 'PrintRepeated' || fact.type === 'PrintMoved';

/**
 * Puts documents into those of a command's facts that others print from (PRN-8). What this device
 * prints itself is put into its queue where the facts are taken in. Call within the mutex.
 */
export async function withDocuments(
  core: Core,
  memory: Memory,
  facts: readonly Fact[],
  stamp: Stamp,
): Promise<readonly Fact[]> {
  const isNeeded = (fact: Fact): fact is Carrier => isCarrier(fact) && fact.via !== 'device';
  if (!facts.some(isNeeded)) return facts;
  const view = viewAfter(memory, facts, stamp);
  const filled: Fact[] = [];
  for (const fact of facts) {
    if (!isNeeded(fact)) filled.push(fact);
    else filled.push({ ...fact, document: await documentOf(core, memory, fact, stamp, view) });
  }
  return filled;
}

async function documentOf(
  core: Core,
  memory: Memory,
  fact: Carrier,
  stamp: Stamp,
  view: PaperView,
): Promise<string> {
  const printer = memory.registers?.printers.get(fact.printer);
  if (!printer) return '';
  if (fact.type === 'PrintRequested') {
    return textOf(await composed(core, memory, { ...fact, ...stamp }, printer, view));
  }
  const known = memory.books.print(fact.job);
  if (!known) return '';
  const kept = keptDocument(known, await copiesOf(core, known.job), printer);
  return kept || textOf(await composed(core, memory, jobOfState(known), printer, view));
}

/** A job as its paper was first asked for: a repeat says the same. */
export const jobOfState = (state: PrintJobState): PaperJob => ({
  ...state,
  at: state.requestedAt,
});

/** A job's copies in this device's queue: those that wait, and those of its open days that are over. */
export const copiesOf = ({ ports }: Core, job: PrintJobId): Promise<readonly PrintQueueRow[]> =>
  ports.database.printQueue.where('id').between(`${job}/`, `${job}0`).toArray();

/**
 * The document of an earlier copy, where it fits the printer's paper: it is what was printed, or
 * would have been. Empty for none.
 */
export function keptDocument(
  { document }: PrintJobState,
  rows: readonly PrintQueueRow[],
  printer: Printer,
): string {
  const texts = [...rows.map((row) => row.document), document].filter((text) => text !== '');
  const fits = texts.find(
    (text) => (JSON.parse(text) as PrintDocument).columns === printer.columns,
  );
  return fits ? textOf(JSON.parse(fits) as PrintDocument) : '';
}

/**
 * A document for the journal: without the store's logo, which every tablet has, and which would make
 * a hundred times the bytes of it.
 */
const textOf = (document: PrintDocument): string =>
  JSON.stringify({
    ...document,
    blocks: document.blocks.map((block) =>
      block.type === 'image' ? { ...block, dataUrl: '' } : block,
    ),
  });

/** The document with the store's logo back in its place; without a logo now, without one. */
export function withLogo(text: string, registers: Registers): string {
  if (text === '' || !text.includes('"image"')) return text;
  const { logo } = paperOf(registers);
  const document = JSON.parse(text) as PrintDocument;
  const blocks = document.blocks.flatMap((block): readonly PrintBlock[] => {
    if (block.type !== 'image' || block.dataUrl !== '') return [block];
    return logo === '' ? [] : [{ ...block, dataUrl: logo }];
  });
  return JSON.stringify({ ...document, blocks });
}
