import { PRINT_OUTCOMES, PRINT_WAYS, type PrintFact } from '../printing/entries.ts';
import { FORM_NAMES } from '../printing/records.ts';
import { id, note, oneOf, orNull, quantity, text, whole, type FieldsOf } from './shapes.ts';

/** A long receipt is a tenth of it. */
const document = text(100_000);
const copy = whole(1, 99);
const via = oneOf(...PRINT_WAYS);

/** The shapes of what is recorded about printing. */
export const PRINT_SHAPES: {
  readonly [Type in PrintFact['type']]: FieldsOf<
    Omit<Extract<PrintFact, { readonly type: Type }>, 'type'>
  >;
} = {
  PrintRequested: {
    job: id,
    number: text(40),
    form: oneOf(...FORM_NAMES),
    tab: orNull(id),
    ref: text(200),
    station: orNull(id),
    quantity: orNull(quantity),
    note,
    printer: id,
    copies: whole(1, 9),
    copy,
    via,
    document,
  },
  PrintRepeated: {
    job: id,
    copy,
    printer: id,
    why: oneOf('uncertain', 'asked'),
    note,
    via,
    document,
  },
  PrintMoved: { job: id, copy, printer: id, via, document },
  PrintEnded: { job: id, copy, printer: id, outcome: oneOf(...PRINT_OUTCOMES) },
};
