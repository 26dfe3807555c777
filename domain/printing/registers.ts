import type { Registers } from '../registers/registers.ts';
import type { DeviceId, PrinterId } from '../kernel/ids.ts';
import type { FormName, FormRule, Paper, PaperLanguage, Printer } from './records.ts';

/** What a form does where the store says nothing of it. A bottle slip holds both of its copies. */
export const FORM_RULES: Readonly<Record<FormName, FormRule>> = {
  receipt: { auto: true, copies: 1 },
  check: { auto: false, copies: 1 },
  orderTicket: { auto: true, copies: 1 },
  voidTicket: { auto: true, copies: 1 },
  transferNotice: { auto: true, copies: 1 },
  shiftX: { auto: false, copies: 1 },
  shiftZ: { auto: true, copies: 1 },
  topUpSlip: { auto: true, copies: 1 },
  cardSlip: { auto: true, copies: 1 },
  bottleSlip: { auto: true, copies: 1 },
  depositSlip: { auto: true, copies: 1 },
  reservationSlip: { auto: false, copies: 1 },
  caseSlip: { auto: false, copies: 1 },
  testSlip: { auto: false, copies: 1 },
  drawer: { auto: true, copies: 1 },
};

/** Paper with nothing of a store's own on it. */
export const plainPaper = (language: PaperLanguage): Paper => ({
  id: 'paper',
  language,
  header: '',
  footer: '',
  logo: '',
  logoSize: null,
  forms: {},
});

/** How the store's paper looks; plain and in Simplified Chinese until somebody says otherwise. */
export const paperOf = ({ paper }: Pick<Registers, 'paper'>): Paper =>
  paper.get('paper') ?? plainPaper('zh-CN');

/** Whether a form prints by itself, and how many. */
export const ruleOf = (registers: Pick<Registers, 'paper'>, form: FormName): FormRule =>
  paperOf(registers).forms[form] ?? FORM_RULES[form];

/** A printer that is in use; null for one never heard of or retired. */
export function printerOf(
  { printers }: Pick<Registers, 'printers'>,
  id: PrinterId | null,
): Printer | null {
  const printer = id === null ? undefined : printers.get(id);
  return printer && !printer.retired ? printer : null;
}

/**
 * What a device prints its receipts, slips and reports on: the till's printer, else the oldest of its
 * own. Null where it has none.
 */
export function tillPrinterOf(
  registers: Pick<Registers, 'printers' | 'tillPrinters'>,
  device: DeviceId,
): Printer | null {
  const set = registers.tillPrinters.get(device);
  if (set) return printerOf(registers, set.printer);
  const own = [...registers.printers.values()]
    .filter((printer) => printer.device === device && !printer.retired)
    // By id, which grows with time: what a tablet has loaded first says nothing.
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return own[0] ?? null;
}
