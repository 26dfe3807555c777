import { toCsv } from './csv.ts';
import type { ExportTable } from './table.ts';

export type ExportFormat = 'csv' | 'xlsx';

/** Hands a table to the browser as a download. The workbook's writer is loaded when it is needed. */
export async function saveTable(table: ExportTable, format: ExportFormat): Promise<void> {
  const blob =
    format === 'csv'
      ? new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' })
      : await (await import('./workbook.ts')).toWorkbook(table);
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = `${table.fileName}.${format}`;
  link.click();
  // The browser holds the bytes from the click on; the address is let go in a later turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
