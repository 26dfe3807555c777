import { saveFile } from '#client/devices/save-file.ts';

import { toCsv } from './csv.ts';
import type { ExportTable } from './table.ts';

export type ExportFormat = 'csv' | 'xlsx';

/** Hands a table to the browser as a download. The workbook's writer is loaded when it is needed. */
export async function saveTable(table: ExportTable, format: ExportFormat): Promise<void> {
  const blob =
    format === 'csv'
      ? new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' })
      : await (await import('./workbook.ts')).toWorkbook(table);
  saveFile(`${table.fileName}.${format}`, blob);
}
