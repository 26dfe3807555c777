import { liveQuantity } from '#domain/tabs/amounts.ts';
import type { PrintJobState } from '#domain/printing/state.ts';
import type { TabState } from '#domain/tabs/state.ts';

interface TicketLine {
  readonly key: string;
  readonly name: string;
  readonly quantity: number;
  /** Modifiers and note, in one line; empty for none. */
  readonly detail: string;
}

/**
 * What a ticket is about, read from its tab: the station's lines of the order, or the line that was
 * voided with how many of it. Nothing for other forms.
 */
export function ticketLines(job: PrintJobState, tab: TabState): readonly TicketLine[] {
  const lines = tab.orders.flatMap((order) =>
    order.lines.filter((line) =>
      job.form === 'voidTicket'
        ? line.line === job.ref
        : order.order === job.ref && line.station === job.station,
    ),
  );
  return lines.map((line) => ({
    key: line.line,
    name: line.name,
    quantity: job.quantity ?? liveQuantity(line),
    detail: [...line.modifiers.map(({ name }) => name), line.note].filter(Boolean).join(' · '),
  }));
}
