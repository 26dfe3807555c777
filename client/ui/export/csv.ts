import { type ExportCell, type ExportTable, yuanText } from './table.ts';

/** What tells spreadsheets that the text is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as comma-separated text: UTF-8 with its mark, lines ended by CR LF (RFC 4180).
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe before it, which the import
 * takes off again: a party named `=HYPERLINK(…)` must not run on the owner's computer.
 */
export const toCsv = (table: ExportTable): string =>
  BYTE_ORDER_MARK +
  [
    table.headers.map((header) => quoted(guarded(header))),
    ...table.rows.map((row) => row.map(csvCell)),
  ]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');

function csvCell(cell: ExportCell): string {
  switch (cell.type) {
    case 'text':
      return quoted(guarded(cell.value));
    case 'number':
      return String(cell.value);
    case 'amount':
      return yuanText(cell.value);
  }
}

const guarded = (value: string): string =>
  /^[=+\-@＝＋－＠\t\r]/u.test(value) ? `'${value}` : value;

const quoted = (value: string): string =>
  /[",;\r\n\t]|^\s|\s$/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
