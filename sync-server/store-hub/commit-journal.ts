import { logName } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import type { DocRow } from '#sync-server/documents/reader.ts';
import type { Admitted, GateView } from './gate.ts';
import type { HubParts } from './parts.ts';

/** What the gate must know of a journal document, from the hub's tables. */
export const gateView = (
  parts: HubParts,
  doc: DocRow,
  date: BusinessDate,
  device: DeviceId,
): GateView => ({
  store: parts.store,
  date,
  device,
  writer: (client) => parts.logs.writer(doc.id, client),
  clock: (client) => parts.docs.clock(doc.id, client),
  tail: (log) => parts.logs.tail(doc.id, log),
  ranges: (log) => parts.logs.ranges(log),
});

/**
 * Puts what was let in into the document, with what it means for its logs, the office, the banks
 * and the printers. The
 * caller holds the transaction.
 *
 * @returns its sequence.
 */
export function commitJournal(
  parts: HubParts,
  doc: DocRow,
  device: DeviceId,
  { update, structure, appends }: Admitted & { readonly update: Uint8Array },
): number {
  for (const append of appends) {
    parts.logs.note(doc.id, append);
    const body = new TextEncoder().encode(JSON.stringify(append.tuples));
    parts.outbox.add('entries', doc.doc, logName(append.log), body);
    parts.bankOutbox.add(parts.chain, doc.doc, logName(append.log), append.tuples);
    parts.printing.note(doc.doc, logName(append.log), append.tuples, Date.now());
  }
  return parts.docs.append(doc.id, update, structure, device);
}
