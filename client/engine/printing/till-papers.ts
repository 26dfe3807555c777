import type { ShiftId } from '#domain/kernel/ids.ts';
import type { ShiftState } from '#domain/shifts/state.ts';
import { createTakingsSum } from '#domain/reports/takings.ts';
import { hasRight } from '#domain/staff/rights.ts';
import type { PrintDocument } from '#printers/document.ts';
import { check } from '#printers/forms/check.ts';
import { receipt } from '#printers/forms/receipt.ts';
import { shiftX, shiftZ, type ShiftReportInput } from '#printers/forms/shift-report.ts';
import { paperWords } from '#printers/words/paper-words.ts';
import { staffName, type PaperJob, type PaperSources } from './paper-job.ts';

/** The guest's receipt; null where the tab isn't known here as settled. */
export function receiptPaper(sources: PaperSources, job: PaperJob): PrintDocument | null {
  const tab = job.tab === null ? null : sources.view.tab(job.tab);
  const settlement = [tab?.settled, ...(tab?.settledAgain ?? [])].find(
    (known) => known?.receipt === job.ref,
  );
  if (!tab || !settlement) return null;
  const cashierName = staffName(sources, settlement.actor);
  return receipt({ look: sources.look, tab, settlement, cashierName });
}

/** The tab as it stood when the check was asked for. */
export function checkPaper(sources: PaperSources, job: PaperJob): PrintDocument | null {
  const { look, view, registers } = sources;
  const tab = job.tab === null ? null : view.tab(job.tab);
  if (!tab) return null;
  return check({
    look,
    tab,
    at: job.at,
    date: job.date,
    rounding: registers.chain.rounding,
    staffName: staffName(sources, job.actor),
  });
}

/** X and Z; null where the shift isn't known here, or for a Z isn't closed. */
export function shiftPaper(sources: PaperSources, job: PaperJob): PrintDocument | null {
  // The reference of these forms is a shift's id.
  const shift = sources.view.shift(job.ref as ShiftId);
  if (!shift) return null;
  if (job.form === 'shiftX') return shiftX(reportOf(sources, shift, job));
  return shift.closed ? shiftZ(reportOf(sources, shift, job)) : null;
}

function reportOf(sources: PaperSources, shift: ShiftState, job: PaperJob): ShiftReportInput {
  const { look, view, core } = sources;
  const open = view.books.tabs().filter((tab) => !tab.settled && !tab.cancelled && tab.session);
  const at = job.form === 'shiftZ' && shift.closed ? shift.closed.at : job.at;
  return {
    look,
    shift,
    at,
    openerName: staffName(sources, shift.openedBy),
    staffName: staffName(
      sources,
      job.form === 'shiftZ' ? (shift.closed?.by ?? job.actor) : job.actor,
    ),
    showsCash: hasRight(sources.registers, job.actor, 'report.store'),
    handover: {
      openRooms: open.map((tab) => ({
        name: tab.stays.at(-1)?.room.name ?? '',
        since: tab.openedAt,
      })),
      unsent: core.status.get().unsent,
      unprinted: view.books.prints().filter(({ ended }) => !ended).length,
    },
    categories: categoriesOf(sources, shift.shift),
  };
}

function categoriesOf(
  { view, look }: PaperSources,
  shift: ShiftId,
): ShiftReportInput['categories'] {
  const sum = createTakingsSum();
  for (const tab of view.books.tabs()) if (tab.settled?.shift === shift) sum.addTab(tab);
  const { byCategory, timeFen, tabs } = sum.total();
  const { timeCharge } = paperWords(look.language).bill;
  return [
    ...(timeFen === 0 ? [] : [{ name: timeCharge, count: tabs, fen: timeFen }]),
    ...Object.values(byCategory),
  ];
}
