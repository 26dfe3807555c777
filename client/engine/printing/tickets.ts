import type { TabLine, TabOrder, TabState } from '#domain/tabs/state.ts';
import type { PrintDocument } from '#printers/document.ts';
import { orderTicket } from '#printers/forms/order-ticket.ts';
import { transferNotice } from '#printers/forms/transfer-notice.ts';
import { voidTicket } from '#printers/forms/void-ticket.ts';
import { staffName, type PaperJob, type PaperSources } from './paper-job.ts';

const stationName = ({ registers }: PaperSources, { station }: PaperJob): string =>
  station === null ? '' : (registers.stations.get(station)?.name ?? '');

/** What a station makes of an order; null where the order isn't known here. */
export function orderPaper(sources: PaperSources, job: PaperJob): PrintDocument | null {
  const { look, view } = sources;
  const tab = job.tab === null ? null : view.tab(job.tab);
  const order = tab?.orders.find((known) => known.order === job.ref);
  if (!tab || !order) return null;
  return orderTicket({
    look,
    tab,
    order: { number: order.number, at: order.at, date: job.date },
    lines: order.lines.filter(({ station }) => station === job.station),
    stationName: stationName(sources, job),
    staffName: staffName(sources, order.actor),
  });
}

/** What a station is to take back; null where the line isn't known here. */
export function voidPaper(sources: PaperSources, job: PaperJob): PrintDocument | null {
  const { look, view } = sources;
  const tab = job.tab === null ? null : view.tab(job.tab);
  const [order, line] = (tab && lineOf(tab, job.ref)) ?? [];
  if (!tab || !order || !line) return null;
  const done = line.voids.find(({ at, actor }) => at === job.at && actor === job.actor);
  return voidTicket({
    look,
    tab,
    order,
    line,
    quantity: job.quantity ?? 1,
    reason: job.note,
    at: job.at,
    date: job.date,
    stationName: stationName(sources, job),
    staffName: staffName(sources, job.actor),
    approverName: done?.approvedBy ? staffName(sources, done.approvedBy) : '',
  });
}

function lineOf({ orders }: TabState, ref: string): readonly [TabOrder, TabLine] | null {
  for (const order of orders) {
    const line = order.lines.find((known) => known.line === ref);
    if (line) return [order, line];
  }
  return null;
}

/** Where a party went; null where its tab isn't known here. */
export function transferPaper(sources: PaperSources, job: PaperJob): PrintDocument | null {
  const { look, view } = sources;
  const tab = job.tab === null ? null : view.tab(job.tab);
  if (!tab) return null;
  const place = tab.stays.findLastIndex(({ room }) => room.id === job.ref);
  return transferNotice({
    look,
    tab,
    from: tab.stays[place - 1]?.room.name ?? '',
    to: tab.stays[place]?.room.name ?? '',
    reason: job.note,
    at: job.at,
    date: job.date,
    stationName: stationName(sources, job),
    staffName: staffName(sources, job.actor),
  });
}
