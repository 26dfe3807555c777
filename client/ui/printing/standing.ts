import type { HubPrintRow, PrinterStateRow, PrintQueueRow } from '#client/engine/database.ts';
import type { IconName } from '#client/ui/icon-paths.ts';
import type { Tone } from '#client/ui/StateChip.tsx';
import type { DeviceId, PrinterId } from '#domain/kernel/ids.ts';
import type { PrintOutcome } from '#domain/printing/entries.ts';
import type { Printer, PrinterState } from '#domain/printing/records.ts';
import { copyId, type PrintJobState } from '#domain/printing/state.ts';

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

/** `unknown` of a printer that hasn't been heard of yet. */
export type KnownPrinterState = PrinterState | 'unknown';

/** How a printer's state looks, wherever it is shown. Its words: `printing:printerStates`. */
export const PRINTER_LOOKS = {
  ready: { tone: 'good', icon: 'check' },
  printing: { tone: 'busy', icon: 'printer' },
  needsPaper: { tone: 'bad', icon: 'alert' },
  paperLow: { tone: 'warn', icon: 'alert' },
  coverOpen: { tone: 'bad', icon: 'alert' },
  needsReconnect: { tone: 'bad', icon: 'plug' },
  busyElsewhere: { tone: 'bad', icon: 'lock' },
  silent: { tone: 'bad', icon: 'alert' },
  error: { tone: 'bad', icon: 'alert' },
  offline: { tone: 'warn', icon: 'cloudOff' },
  unknown: { tone: 'idle', icon: 'help' },
} as const satisfies Readonly<Record<KnownPrinterState, Look>>;

const PRINTS: ReadonlySet<KnownPrinterState> = new Set([
  'ready',
  'printing',
  'paperLow',
  'unknown',
] as const);

/** Whether nothing comes out of it until somebody does something. */
export const isDown = (state: KnownPrinterState): boolean => !PRINTS.has(state);

/** While somebody is in a room another tablet tells its printers' states every 5 minutes; two may be lost, ms. */
const SILENCE_MS = 12 * 60_000;
/** After the first party of all has come it tells them within 5 minutes, ms. */
const BEGINS_MS = 6 * 60_000;

/**
 * What a printer's last word is worth now: `offline` where it is another tablet's and too old. While
 * nobody is in a room tablets tell nothing again, and silence means nothing. The server tells of its
 * own printers when they fall silent.
 *
 * @param openSince when the first of the parties that are in came, ms since 1970; null for nobody.
 */
export const stateNow = (
  { state, at, device }: Pick<PrinterStateRow, 'state' | 'at' | 'device'>,
  here: DeviceId | undefined,
  now: number,
  openSince: number | null,
): PrinterState => {
  const isOthers = device !== null && device !== here;
  const isDue = openSince !== null && now - openSince > BEGINS_MS;
  return isOthers && isDue && now - at > SILENCE_MS ? 'offline' : state;
};

/** What of printing stands on this tablet, to tell how a job stands. */
export interface PrintingNow {
  readonly printers: ReadonlyMap<PrinterId, Printer>;
  readonly states: ReadonlyMap<PrinterId, PrinterState>;
  /** By `copyId`: where this tablet's own printers are with it. */
  readonly phases: ReadonlyMap<string, PrintQueueRow['phase']>;
  /** By the same: where the server is with it, and for which printer. */
  readonly atHub: ReadonlyMap<string, Pick<HubPrintRow, 'printer' | 'state'>>;
  readonly device: DeviceId | null;
  readonly isOnline: boolean;
  /** ms since 1970. */
  readonly now: number;
}

/** A job in words, icon and colour; the keys are of `printing:states` and `printing:advice`. */
export interface Standing extends Look {
  readonly state:
    | 'waiting'
    | 'blocked'
    | 'halted'
    | 'printing'
    | 'failed'
    | 'noPrinter'
    | 'opened'
    | PrintOutcome;
  /** What it means or what to do beside it; null where the state says all. */
  readonly advice:
    | 'waiting'
    | 'relay'
    | 'relayOffline'
    | 'printing'
    | 'dialog'
    | 'dialogElsewhere'
    | 'failed'
    | 'sent'
    | 'unknown'
    | 'noPrinter'
    | 'late'
    | null;
  /** The trouble of its printer, which then says what to do. */
  readonly trouble: KnownPrinterState | null;
}

/** After this long a job that nothing seems to hold up is late, ms. */
export const LATE_MS = 60_000;

/**
 * How a job stands, never rosier than what is known: `printed` is said of nothing that wasn't
 * confirmed, and what waits behind a printer in trouble names the trouble.
 */
export function standingOf(job: PrintJobState, now: PrintingNow): Standing {
  if (job.ended) return endedAs(job, job.ended.outcome);
  const printer = now.printers.get(job.printer);
  if (!printer || printer.retired) {
    return { state: 'noPrinter', tone: 'bad', icon: 'alert', advice: 'noPrinter', trouble: null };
  }
  const phase = phaseOf(job, now);
  // The server gave it up: no paper and no plug will bring it out.
  if (phase === 'failed') {
    return { state: 'failed', tone: 'bad', icon: 'alert', advice: 'failed', trouble: null };
  }
  const trouble = now.states.get(job.printer) ?? 'unknown';
  if (isDown(trouble)) {
    return {
      // Bytes left already: a part of it may be on paper.
      state: phase === 'sending' ? 'halted' : 'blocked',
      tone: 'bad',
      icon: PRINTER_LOOKS[trouble].icon,
      advice: null,
      trouble,
    };
  }
  if (phase === 'sending') {
    const advice = printer.kind === 'dialog' ? 'dialog' : 'printing';
    return { state: 'printing', tone: 'busy', icon: 'printer', advice, trouble: null };
  }
  return waiting(job, printer, now);
}

/** What the server said of another printer was before the job was moved from there. */
function phaseOf({ job, copy, printer }: PrintJobState, { phases, atHub }: PrintingNow) {
  const id = copyId(job, copy);
  const told = atHub.get(id);
  return phases.get(id) ?? (told?.printer === printer ? told.state : undefined);
}

function waiting(job: PrintJobState, printer: Printer, now: PrintingNow): Standing {
  const isHere = printer.device === now.device;
  const isLate = now.now - lastAskedAt(job) >= LATE_MS;
  const look: Look = { tone: isLate ? 'warn' : 'busy', icon: 'clock' };
  const cutOff = !isHere && !now.isOnline;
  const advice = cutOff ? 'relayOffline' : isLate ? 'late' : patience(printer, isHere);
  return { ...look, state: 'waiting', advice, trouble: null };
}

/** What to wait for where nothing is wrong: a print dialog waits for somebody in its turn. */
function patience({ kind }: Printer, isHere: boolean): Standing['advice'] {
  if (kind === 'dialog') return isHere ? 'dialog' : 'dialogElsewhere';
  return isHere ? 'waiting' : 'relay';
}

/** When the newest copy was asked for, ms since 1970. */
export const lastAskedAt = (job: PrintJobState): number =>
  job.history.findLast(({ what }) => what === 'repeated')?.at ?? job.requestedAt;

const ENDINGS = {
  printed: { tone: 'good', icon: 'check', advice: null },
  sent: { tone: 'warn', icon: 'send', advice: 'sent' },
  taken: { tone: 'idle', icon: 'person', advice: null },
  cancelled: { tone: 'idle', icon: 'close', advice: null },
  expired: { tone: 'warn', icon: 'clock', advice: null },
  unknown: { tone: 'warn', icon: 'help', advice: 'unknown' },
} as const satisfies Readonly<Record<PrintOutcome, Look & Pick<Standing, 'advice'>>>;

function endedAs({ form }: PrintJobState, outcome: PrintOutcome): Standing {
  const opened = form === 'drawer' && (outcome === 'printed' || outcome === 'sent');
  const { advice, ...look } = ENDINGS[outcome];
  if (!opened) return { ...look, state: outcome, advice, trouble: null };
  // A drawer has no paper to look for: that its kick was sent is all that can be known.
  return { ...ENDINGS.printed, state: 'opened', trouble: null };
}
