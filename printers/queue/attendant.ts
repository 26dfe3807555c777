import type { PrinterId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { PrinterState } from '#domain/printing/records.ts';
import { isWell, type PrinterLine } from '../transports/line.ts';
import type { PrintReports } from './queue.ts';

/** Knows how the printer is, and says so. */
export interface Attendant {
  /** Asks the printer; whether a copy can be sent to it now. */
  readonly isReady: () => Promise<boolean>;
  /** Tells a state, where it is another than before. */
  readonly tell: (state: PrinterState) => void;
  /** How long it has been out of work, ms; 0 while it isn't. */
  readonly downMs: () => number;
}

/** Attends to one printer. A clock that is set back ends no waiting. */
export function attend({
  printer,
  line,
  reports,
  now,
}: {
  readonly printer: PrinterId;
  readonly line: Pick<PrinterLine<never>, 'ready'>;
  readonly reports: Pick<PrintReports, 'state'>;
  readonly now: () => Instant;
}): Attendant {
  let told: PrinterState | null = null;
  let downSince: Instant | null = null;
  const tell = (state: PrinterState): void => {
    if (state === told) return;
    told = state;
    reports.state(printer, state);
  };
  return {
    tell,
    async isReady() {
      const state = await line.ready();
      tell(state);
      downSince = isWell(state) ? null : (downSince ?? now());
      return isWell(state);
    },
    downMs: () => (downSince === null ? 0 : Math.abs(now() - downSince)),
  };
}
