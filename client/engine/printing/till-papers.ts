import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { ShiftId } from '#domain/kernel/ids.ts';
import type { ShiftState } from '#domain/shifts/state.ts';
import { createTakingsSum } from '#domain/reports/takings.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { hasRight } from '#domain/staff/rights.ts';
import type { PrintDocument } from '#printers/document.ts';
import { check } from '#printers/forms/check.ts';
import { payersAmong, payingMembers, type Payers } from '#printers/forms/payer.ts';
import { receipt } from '#printers/forms/receipt.ts';
import { shiftX, shiftZ, type ShiftReportInput } from '#printers/forms/shift-report.ts';
import { paperWords } from '#printers/words/paper-words.ts';
import { staffName, type PaperJob, type PaperSources } from './paper-job.ts';

/** The guest's receipt; null where the tab isn't known here as settled. */
export async function receiptPaper(
  sources: PaperSources,
  job: PaperJob,
): Promise<PrintDocument | null> {
  const tab = job.tab === null ? null : sources.view.tab(job.tab);
  const settlement = [tab?.settled, ...(tab?.settledAgain ?? [])].find(
    (known) => known?.receipt === job.ref,
  );
  if (!tab || !settlement) return null;
  const cashierName = staffName(sources, settlement.actor);
  const payers = await payersOf(sources, tab);
  return receipt({ look: sources.look, tab, settlement, cashierName, payers });
}

/** The tab as it stood when the check was asked for. */
export async function checkPaper(
  sources: PaperSources,
  job: PaperJob,
): Promise<PrintDocument | null> {
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
    payers: await payersOf(sources, tab),
  });
}

/** Out of the members' directory, which is not asked where no account pays. */
async function payersOf({ core }: PaperSources, tab: TabState): Promise<Payers> {
  const members = payingMembers(tab);
  if (members.length === 0) return new Map();
  return payersAmong(await core.ports.database.members.bulkGet([...members]));
}

/** X and Z; null where the shift isn't known here, or for a Z isn't closed. */
export async function shiftPaper(
  sources: PaperSources,
  job: PaperJob,
): Promise<PrintDocument | null> {
  // The reference of these forms is a shift's id.
  const shift = sources.view.shift(job.ref as ShiftId);
  if (!shift) return null;
  if (job.form === 'shiftX') return shiftX(await reportOf(sources, shift, job));
  return shift.closed ? shiftZ(await reportOf(sources, shift, job)) : null;
}

async function reportOf(
  sources: PaperSources,
  shift: ShiftState,
  job: PaperJob,
): Promise<ShiftReportInput> {
  const at = job.form === 'shiftZ' && shift.closed ? shift.closed.at : job.at;
  return {
    look: sources.look,
    shift,
    at,
    openerName: staffName(sources, shift.openedBy),
    staffName: staffName(
      sources,
      job.form === 'shiftZ' ? (shift.closed?.by ?? job.actor) : job.actor,
    ),
    showsCash: hasRight(sources.registers, job.actor, 'report.store'),
    handover: handoverOf(sources, shift, job),
    categories: await categoriesOf(sources, shift),
  };
}

/** What the next shift takes over; null for a shift of a closed date, of which nobody knows it now. */
function handoverOf(
  { core, memory, view }: PaperSources,
  { date }: ShiftState,
  job: PaperJob,
): ShiftReportInput['handover'] {
  if (!memory.days.has(date)) return null;
  const open = view.books.tabs().filter((tab) => !tab.settled && !tab.cancelled && tab.session);
  // The report itself isn't printed yet either.
  const waiting = view.books
    .prints()
    .filter(({ ended, form, ref }) => !ended && (form !== job.form || ref !== job.ref));
  return {
    openRooms: open.map((tab) => ({
      name: tab.stays.at(-1)?.room.name ?? '',
      since: tab.openedAt,
    })),
    unsent: core.status.get().unsent,
    unprinted: waiting.length,
  };
}

async function categoriesOf(
  sources: PaperSources,
  { shift, date }: ShiftState,
): Promise<ShiftReportInput['categories']> {
  const { look } = sources;
  const sum = createTakingsSum();
  for (const tab of await tabsOf(sources, date)) if (tab.settled?.shift === shift) sum.addTab(tab);
  const { byCategory, timeFen, tabs } = sum.total();
  const { timeCharge } = paperWords(look.language).bill;
  return [
    ...(timeFen === 0 ? [] : [{ name: timeCharge, count: tabs, fen: timeFen }]),
    ...Object.values(byCategory),
  ];
}

/** Tabs that may have been settled by a shift of a date: of a closed one the books hold no more. */
async function tabsOf(
  { core, memory, view }: PaperSources,
  date: BusinessDate,
): Promise<readonly TabState[]> {
  if (memory.days.has(date)) return view.books.tabs();
  const rows = core.ports.database.tabs.where('date').between(plusDays(date, -1), date, true, true);
  return (await rows.toArray()).map(({ state }) => state);
}
