import { isId } from '../kernel/ids.ts';
import {
  ACKNOWLEDGEMENTS,
  FORM_NAMES,
  PAPER_CUTS,
  PAPER_LANGUAGES,
  PRINTER_KINDS,
  PRINTER_LANGUAGES,
  PRINTER_TEXTS,
  type Paper,
  type Printer,
  type StationRoute,
  type TillPrinter,
} from '../printing/records.ts';
import { checkChoice, checkText, checkWhole, MAX_NAME, MAX_TEXT } from './fields.ts';
import { problem, type RecordProblem } from './problem.ts';

/** A logo of a receipt's width in black and white is far below it; every receipt's job holds it. */
const MAX_LOGO_CHARS = 40_000;
/** Dots across 80 mm paper at 203 dpi; a logo is no longer than that either. */
const MAX_LOGO_DOTS = 576;
const MAX_ROUTE = 8;

/** A printer at a tablet says whose it is; one that asks the server is no tablet's. */
export function checkPrinter(printer: Printer): readonly RecordProblem[] {
  const { name, kind, device, language, text, columns, acknowledges, cuts, usb } = printer;
  const isOfTablet = kind === 'usb' || kind === 'dialog';
  return [
    ...checkText('name', name, { max: MAX_NAME, required: true }),
    ...checkChoice('kind', kind, PRINTER_KINDS),
    ...(isOfTablet && device === null ? [problem('device', 'required')] : []),
    ...(device === null ? [] : checkReference('device', device)),
    ...checkChoice('language', language, PRINTER_LANGUAGES),
    ...checkChoice('text', text, PRINTER_TEXTS),
    ...checkChoice('columns', String(columns), ['32', '48']),
    ...checkChoice('acknowledges', acknowledges, ACKNOWLEDGEMENTS),
    ...checkChoice('cuts', cuts, PAPER_CUTS),
    ...(kind === 'usb' && usb === null ? [problem('usb', 'required')] : []),
    ...(usb === null
      ? []
      : [
          ...checkWhole('usb.vendorId', usb.vendorId, 0, 0xffff),
          ...checkWhole('usb.productId', usb.productId, 0, 0xffff),
          ...checkText('usb.serial', usb.serial, { max: 200 }),
        ]),
  ];
}

export const checkStationRoute = ({ printers }: StationRoute): readonly RecordProblem[] => [
  ...checkWhole('printers.length', printers.length, 0, MAX_ROUTE),
  ...printers.flatMap((printer, index) => checkReference(`printers.${index}`, printer)),
];

export const checkTillPrinter = ({ printer }: TillPrinter): readonly RecordProblem[] =>
  printer === null ? [] : checkReference('printer', printer);

export function checkPaper(paper: Paper): readonly RecordProblem[] {
  const { language, header, footer, logo, logoSize, forms } = paper;
  const isPicture = logo === '' || /^data:image\/(png|jpeg|webp)[;,]/u.test(logo);
  return [
    ...checkChoice('language', language, PAPER_LANGUAGES),
    ...checkText('header', header, { max: MAX_TEXT }),
    ...checkText('footer', footer, { max: MAX_TEXT }),
    ...(isPicture
      ? checkText('logo', logo, { max: MAX_LOGO_CHARS })
      : [problem('logo', 'pictureInvalid')]),
    ...(logo !== '' && logoSize === null ? [problem('logoSize', 'required')] : []),
    ...(logoSize === null
      ? []
      : [
          ...checkWhole('logoSize.widthDots', logoSize.widthDots, 1, MAX_LOGO_DOTS),
          ...checkWhole('logoSize.heightDots', logoSize.heightDots, 1, MAX_LOGO_DOTS),
        ]),
    ...Object.entries(forms).flatMap(([form, rule]) => [
      ...checkChoice(`forms.${form}`, form, FORM_NAMES),
      ...checkChoice(`forms.${form}.copies`, String(rule?.copies), ['1', '2', '3']),
    ]),
  ];
}

const checkReference = (field: string, id: string): readonly RecordProblem[] =>
  isId(id) ? [] : [problem(field, 'notAnId', { value: id })];
