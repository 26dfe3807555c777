/** What can be wrong with a record that people edit or import. Closed: each has words on the screen. */
export const PROBLEM_CODES = [
  'required',
  'tooLong',
  'notAnId',
  'negative',
  'notWhole',
  'tooLarge',
  'outOfRange',
  'unknownChoice',
  'barcodeInvalid',
  'phoneInvalid',
  'birthdayInvalid',
  'timeZoneUnknown',
  'dateInvalid',
  'pictureInvalid',
  'noBands',
  'bandEmpty',
  'bandGap',
  'bandOverlap',
  'bandsTooLong',
  'noTariff',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing wrong with a record: where, what, and the numbers and names that say it. */
export interface RecordProblem {
  /** The record's field, or `field.index.field` inside a list, as in `bands.1.rateFen`. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export const problem = (
  field: string,
  code: ProblemCode,
  values: RecordProblem['values'] = {},
): RecordProblem => ({ field, code, values });
