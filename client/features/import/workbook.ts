import { err, type Result } from '#domain/kernel/result.ts';
import type { Sheet, SheetProblem } from './sheet.ts';
import { toSheet } from './sheet.ts';

type CellValue = string | number | boolean | Date | null;

/**
 * Reads the first sheet of an XLSX workbook.
 *
 * @returns its cells as text: dates as `YYYY-MM-DD`, numbers without grouping; `notWorkbook` for a
 * file that is not one or that was cut off (its directory stands at the end).
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<Sheet, SheetProblem>> {
  const { readSheet } = await import('read-excel-file/universal');
  let cells: readonly (readonly CellValue[])[];
  try {
    const copy = new Uint8Array(bytes);
    cells = (await readSheet(copy.buffer)) as readonly (readonly CellValue[])[];
  } catch {
    return err({ code: 'notWorkbook', row: 0 });
  }
  const table = cells.map((row) => row.map(cellText));
  return toSheet(table, null, { cutOff: false, endsWithLine: true });
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  // Workbooks keep days without a zone; the reader gives them as midnight UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

/** How files begin that people take for a table; text never does. */
const BEGINNINGS: readonly (readonly [SheetProblem['code'], readonly number[]])[] = [
  // A compound file: Excel's before 2007, and what it makes of a workbook with a password.
  ['oldWorkbook', [0xd0, 0xcf, 0x11, 0xe0]],
  // PNG, JPEG, GIF, PDF.
  ['notTable', [0x89, 0x50, 0x4e, 0x47]],
  ['notTable', [0xff, 0xd8, 0xff]],
  ['notTable', [0x47, 0x49, 0x46, 0x38]],
  ['notTable', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** Why a file is neither text nor a workbook that can be read, by how it begins; null for no reason. */
export function foreignProblem(bytes: Uint8Array): SheetProblem | null {
  const known = BEGINNINGS.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte));
  return known ? { code: known[0], row: 0 } : null;
}

/** XLSX files are ZIP archives, whatever they are called. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 0x07;
