import type { PrintingNow } from '#client/ui/printing/standing.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { id, type DeviceId, type PrinterId, type PrintJobId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { Printer } from '#domain/printing/records.ts';
import type { PrintJobState } from '#domain/printing/state.ts';

/** When the jobs of {@link jobOf} were asked for. */
export const ASKED_AT = 1_700_000_000_000;
export const HERE = id<DeviceId>('here');
export const BAR = id<PrinterId>('bar');

export const printerOf = (name: string, more: Partial<Printer> = {}): Printer => ({
  id: id<PrinterId>(name),
  name,
  kind: 'usb',
  device: HERE,
  language: 'escpos',
  text: 'gb18030',
  columns: 48,
  acknowledges: 'printed',
  cuts: 'partial',
  drawer: true,
  usb: null,
  retired: false,
  ...more,
});

/** An order's ticket at the bar, not printed yet. */
export const jobOf = (name: string, more: Partial<PrintJobState> = {}): PrintJobState => ({
  job: id<PrintJobId>(name),
  number: 'A-P1',
  form: 'orderTicket',
  tab: id('tab'),
  ref: 'order',
  station: id('station'),
  quantity: null,
  note: '',
  printer: BAR,
  copies: 1,
  copy: 1,
  via: 'device',
  document: '',
  device: HERE,
  actor: id('staff'),
  requestedAt: instant(ASKED_AT),
  date: businessDate('2026-11-21'),
  ended: null,
  history: [],
  ...more,
});

/** Two seconds after the jobs were asked for, with a bar's printer that is ready. */
export const nowOf = (more: Partial<PrintingNow> = {}): PrintingNow => ({
  printers: new Map([[BAR, printerOf('bar')]]),
  states: new Map([[BAR, 'ready']]),
  phases: new Map(),
  atHub: new Map(),
  device: HERE,
  isOnline: true,
  now: ASKED_AT + 2_000,
  ...more,
});
