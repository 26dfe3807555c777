import type { PairedPrinter } from '#client/devices/printing/pair.ts';
import type { FormModel } from '#client/ui/form/use-record-form.ts';
import type { DeviceId, PrinterId } from '#domain/kernel/ids.ts';
import {
  FORM_NAMES,
  type FormName,
  type FormRule,
  isOfHub,
  type Paper,
  PAPER_LANGUAGES,
  type Printer,
  type PrinterKind,
  type StationRoute,
} from '#domain/printing/records.ts';
import { FORM_RULES } from '#domain/printing/registers.ts';
import { TEST_MODES } from '#printers/forms/test-slip.ts';

export interface PrinterDraft {
  readonly name: string;
  readonly language: string;
  readonly text: string;
  readonly columns: string;
  readonly acknowledges: string;
  readonly cuts: string;
  readonly drawer: boolean;
  readonly retired: boolean;
}

// Each choice offers the record's own values alone; the register's check names any other.
export const PRINTER_MODEL: FormModel<'printers', PrinterDraft> = {
  collection: 'printers',
  toDraft: (printer) => ({ ...printer, columns: String(printer.columns) }),
  toRecord: (draft, base) => ({
    record: {
      ...base,
      name: draft.name.trim(),
      language: draft.language as Printer['language'],
      text: draft.text as Printer['text'],
      columns: Number(draft.columns) as Printer['columns'],
      acknowledges: draft.acknowledges as Printer['acknowledges'],
      cuts: draft.cuts as Printer['cuts'],
      drawer: draft.drawer,
      retired: draft.retired,
    },
    problems: [],
  }),
};

/** The lines of the test slip: the number that stands before each, and how it was printed. */
export const TEST_LINES = TEST_MODES.map((text, index) => ({ text, number: index + 1 }));

/**
 * A new printer, set so that it prints legibly whatever it is: as pictures, unconfirmed, until
 * somebody has looked at the test slip. Network printers are drawn and confirmed by their protocol.
 */
export function newPrinter(
  id: PrinterId,
  kind: PrinterKind,
  name: string,
  device: DeviceId,
  found: PairedPrinter | null,
): Printer {
  const isOfTablet = !isOfHub(kind);
  return {
    id,
    name,
    kind,
    device: isOfTablet ? device : null,
    language: found?.language ?? (kind === 'cloudPrnt' ? 'star' : 'escpos'),
    text: 'raster',
    columns: 48,
    acknowledges: isOfTablet ? 'none' : 'printed',
    cuts: kind === 'dialog' ? 'none' : 'partial',
    drawer: false,
    usb: found?.usb ?? null,
    retired: false,
  };
}

/** A name that no other printer has: `Bar`, `Bar 2`, … */
export function freeName(wanted: string, printers: readonly Pick<Printer, 'name'>[]): string {
  const taken = new Set(printers.map(({ name }) => name));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted} ${n}`;
    if (!taken.has(name)) return name;
  }
}

/** A route without those of its printers that are no longer in use, as tickets take it. */
export const routeAmong = (
  { id, printers }: StationRoute,
  inUse: readonly Pick<Printer, 'id'>[],
): StationRoute => ({
  id,
  printers: printers.filter((printer) => inUse.some((one) => one.id === printer)),
});

/**
 * A route with another printer at a place. None there ends the route before it; the same printer
 * doesn't stand in for itself.
 */
export function withPrinterAt(
  route: StationRoute,
  place: number,
  printer: PrinterId | null,
): StationRoute {
  const before = route.printers.slice(0, place);
  if (printer === null) return { ...route, printers: before };
  const after = route.printers.slice(place + 1).filter((id) => id !== printer);
  return { ...route, printers: [...before.filter((id) => id !== printer), printer, ...after] };
}

/** Forms that a store can set: a test slip and a drawer's kick are asked for one at a time. */
export const SET_FORMS: readonly FormName[] = FORM_NAMES.filter(
  (form) => form !== 'testSlip' && form !== 'drawer',
);

export interface PaperDraft {
  readonly language: string;
  readonly header: string;
  readonly footer: string;
  readonly logo: string;
  readonly logoSize: Paper['logoSize'];
  readonly forms: Readonly<Record<string, FormRule>>;
}

export const PAPER_MODEL: FormModel<'paper', PaperDraft> = {
  collection: 'paper',
  toDraft: ({ id: _id, forms, ...paper }) => ({
    ...paper,
    forms: Object.fromEntries(SET_FORMS.map((form) => [form, forms[form] ?? FORM_RULES[form]])),
  }),
  toRecord: (draft, base) => ({ record: paperOfDraft(draft, base), problems: [] }),
  fieldOf: (field) => (field.startsWith('logoSize') ? 'logo' : field),
};

/** The paper as it is typed; what is as it always was isn't written. */
export function paperOfDraft(draft: PaperDraft, base: Paper): Paper {
  const isUsual = (form: FormName, rule: FormRule): boolean =>
    rule.auto === FORM_RULES[form].auto && rule.copies === FORM_RULES[form].copies;
  const set = SET_FORMS.flatMap((form) => {
    const rule = draft.forms[form];
    return rule && !isUsual(form, rule) ? [[form, rule] as const] : [];
  });
  return {
    ...base,
    language: PAPER_LANGUAGES.find((each) => each === draft.language) ?? base.language,
    header: draft.header.trim(),
    footer: draft.footer.trim(),
    logo: draft.logo,
    logoSize: draft.logoSize,
    forms: Object.fromEntries(set),
  };
}
