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

/** XLSX files are ZIP archives, whatever they are called. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 0x07;
