import type { ExportCell, ExportTable } from './table.ts';

/** A table as an XLSX file. Texts are kept as texts, so that none can run as a formula. */
export async function toWorkbook(table: ExportTable): Promise<Blob> {
  const { default: writeWorkbook } = await import('write-excel-file/browser');
  const header = table.headers.map((value) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
  }));
  return writeWorkbook([header, ...table.rows.map((row) => row.map(workbookCell))], {
    sheet: table.sheetName,
    stickyRowsCount: 1,
  }).toBlob();
}

function workbookCell(cell: ExportCell) {
  switch (cell.type) {
    case 'text':
      return { value: cell.value, type: String };
    case 'number':
      return { value: cell.value, type: Number };
    case 'amount':
      return { value: cell.value / 100, type: Number, format: '#,##0.00' };
  }
}
