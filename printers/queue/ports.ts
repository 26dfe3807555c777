import type { PrinterId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { PrinterLine } from '../transports/line.ts';
import type { After } from '../transports/timing.ts';
import type { PrintReports, QueuedPrint, QueueStore } from './queue.ts';

/** Everything outside that a spooler touches. */
export interface SpoolerPorts<Sheet> {
  readonly printer: PrinterId;
  readonly queue: QueueStore;
  readonly line: PrinterLine<Sheet>;
  /** Draws a copy for this printer. Rejects where the document can't be drawn. */
  readonly render: (row: QueuedPrint) => Promise<Sheet>;
  readonly reports: PrintReports;
  /** Where a copy goes that this printer can't print now; null for nowhere. */
  readonly fallback: (row: QueuedPrint) => Promise<PrinterId | null>;
  /** By the clock that facts bear. */
  readonly now: () => Instant;
  readonly after: After;
}
