import type { DeviceId, PrinterId, StationId } from '../kernel/ids.ts';

export const PAPER_LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type PaperLanguage = (typeof PAPER_LANGUAGES)[number];

/** Everything that a store prints. A kick of the cash drawer is a job too: it goes the same way. */
export const FORM_NAMES = [
  'receipt',
  'check',
  'orderTicket',
  'voidTicket',
  'transferNotice',
  'shiftX',
  'shiftZ',
  'topUpSlip',
  'cardSlip',
  'bottleSlip',
  'depositSlip',
  'reservationSlip',
  'caseSlip',
  'testSlip',
  'drawer',
] as const;
export type FormName = (typeof FORM_NAMES)[number];

/**
 * How a printer is reached: by WebUSB at a tablet, by the tablet's own print dialog, or by itself
 * asking our server for its jobs (Star CloudPRNT, Epson Server Direct Print).
 */
export const PRINTER_KINDS = ['usb', 'dialog', 'cloudPrnt', 'serverDirect'] as const;
export type PrinterKind = (typeof PRINTER_KINDS)[number];

/** Whether a printer of this kind asks the server for its jobs. */
export const isOfHub = (kind: PrinterKind): kind is 'cloudPrnt' | 'serverDirect' =>
  kind === 'cloudPrnt' || kind === 'serverDirect';

export const PRINTER_LANGUAGES = ['escpos', 'star'] as const;
/** How Chinese gets onto the paper: in the printer's own characters, or drawn as dots. */
export const PRINTER_TEXTS = ['gb18030', 'big5', 'raster'] as const;
export type PrinterText = (typeof PRINTER_TEXTS)[number];

/** What a printer can say of a job: that it is on paper, that it was read, or nothing. */
export const ACKNOWLEDGEMENTS = ['printed', 'parsed', 'none'] as const;
export type Acknowledgement = (typeof ACKNOWLEDGEMENTS)[number];

export const PAPER_CUTS = ['partial', 'full', 'none'] as const;

/** A printer (register of the store). */
export interface Printer {
  readonly id: PrinterId;
  readonly name: string;
  readonly kind: PrinterKind;
  /** The tablet that it belongs to, for `usb` and `dialog`; null where it asks the server. */
  readonly device: DeviceId | null;
  readonly language: (typeof PRINTER_LANGUAGES)[number];
  readonly text: PrinterText;
  /** 32 on 58 mm paper, 48 on 80 mm. */
  readonly columns: 32 | 48;
  readonly acknowledges: Acknowledgement;
  readonly cuts: (typeof PAPER_CUTS)[number];
  /** Whether a cash drawer hangs on it. */
  readonly drawer: boolean;
  /** What WebUSB knows it by; `serial` empty where it tells none. Null for other kinds. */
  readonly usb: {
    readonly vendorId: number;
    readonly productId: number;
    readonly serial: string;
  } | null;
  /** No longer used; kept, since facts name it. */
  readonly retired: boolean;
}

/** Where a station's tickets print (register of the store): the first, else those after it. */
export interface StationRoute {
  readonly id: StationId;
  readonly printers: readonly PrinterId[];
}

/** What a till prints its receipts, slips and reports on (register of the store). */
export interface TillPrinter {
  readonly id: DeviceId;
  readonly printer: PrinterId | null;
}

/** Whether a form prints by itself, and how many of it. */
export interface FormRule {
  readonly auto: boolean;
  readonly copies: 1 | 2 | 3;
}

/** What all paper of a store has in common (register of the store; one record). */
export interface Paper {
  readonly id: 'paper';
  readonly language: PaperLanguage;
  readonly header: string;
  readonly footer: string;
  /** A picture as a data URL, or empty. */
  readonly logo: string;
  /** How large the logo prints, dots at 203 dpi; null without one. */
  readonly logoSize: { readonly widthDots: number; readonly heightDots: number } | null;
  /** Forms that are otherwise than {@link FORM_RULES}. */
  readonly forms: Readonly<Partial<Record<FormName, FormRule>>>;
}

/** What a printer's own tablet, or the server, says of it. */
export const PRINTER_STATES = [
  'ready',
  'printing',
  'needsPaper',
  'paperLow',
  'coverOpen',
  'needsReconnect',
  'busyElsewhere',
  'silent',
  'error',
  'offline',
] as const;
export type PrinterState = (typeof PRINTER_STATES)[number];
