import { assert } from '#domain/kernel/assert.ts';
import { paperOf } from '#domain/printing/registers.ts';
import type { Printer } from '#domain/printing/records.ts';
import type { Registers } from '#domain/registers/registers.ts';
import { text, type PrintDocument } from '#printers/document.ts';
import { drawerKick } from '#printers/forms/drawer.ts';
import { END, paperLook } from '#printers/forms/look.ts';
import { testSlip } from '#printers/forms/test-slip.ts';
import type { Core, Memory } from '../core.ts';
import { cardPaper, topUpPaper } from './account-papers.ts';
import { casePaper } from './case-papers.ts';
import type { PaperJob, PaperSources } from './paper-job.ts';
import { orderPaper, transferPaper, voidPaper } from './tickets.ts';
import { checkPaper, receiptPaper, shiftPaper } from './till-papers.ts';
import type { PaperView } from './view.ts';

/**
 * A job's document, out of the books and registers as they are, for a printer's columns and in the
 * language of the store's paper. What the books no longer hold comes out as a slip that says so: a
 * job is never lost for want of its words.
 */
export async function composed(
  core: Core,
  memory: Memory,
  job: PaperJob,
  printer: Printer,
  view: PaperView,
): Promise<PrintDocument> {
  const { registers } = memory;
  assert(registers !== null, 'a store that prints has registers');
  const look = lookOf(registers, printer);
  const sources: PaperSources = { core, memory, registers, view, look, printer };
  return (await paperOfForm(sources, job)) ?? unknownPaper(sources, job);
}

const lookOf = (registers: Registers, { columns }: Printer): PaperSources['look'] =>
  paperLook(registers.store, paperOf(registers), columns, registers.chain.demo);

async function paperOfForm(sources: PaperSources, job: PaperJob): Promise<PrintDocument | null> {
  switch (job.form) {
    case 'orderTicket':
      return orderPaper(sources, job);
    case 'voidTicket':
      return voidPaper(sources, job);
    case 'transferNotice':
      return transferPaper(sources, job);
    case 'receipt':
      return receiptPaper(sources, job);
    case 'check':
      return checkPaper(sources, job);
    case 'shiftX':
    case 'shiftZ':
      return shiftPaper(sources, job);
    case 'topUpSlip':
      return topUpPaper(sources, job);
    case 'cardSlip':
      return cardPaper(sources, job);
    case 'caseSlip':
      return casePaper(sources, job);
    case 'testSlip':
      return testSlip({ look: sources.look, printerName: sources.printer.name, at: job.at });
    case 'drawer':
      return drawerKick(sources.look, job.at);
    default:
      return null;
  }
}

/** Whoever finds it can look the job up on a tablet: its number is stamped on every slip. */
const unknownPaper = ({ look }: PaperSources, { at, ref, note }: PaperJob): PrintDocument => ({
  columns: look.columns,
  language: look.language,
  at,
  blocks: [text(look.store.name, { align: 'centre' }), text(`${ref} ${note}`), ...END],
});
