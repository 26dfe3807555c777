/** Mistakes that only an import finds; those of a record's own rules have the forms' words. */
const CELL_CODES = [
  'missing',
  'notAnAmount',
  'moreThanTwoDecimals',
  'tooLarge',
  'negative',
  'notYesNo',
  'notAPhone',
  'shortened',
  'notADate',
  'notASex',
  'twice',
  'unknownRoomType',
  'phoneOfOther',
  'profileNotHere',
] as const;
export type CellCode = (typeof CELL_CODES)[number];

export const isCellCode = (code: string): code is CellCode =>
  CELL_CODES.some((known) => known === code);
