import Papa from 'papaparse';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { decodeText, type Encoding } from './decode.ts';

/** A table as it was read from a file: text cells, and where in the file each row stands. */
export interface Sheet {
  readonly headers: readonly string[];
  readonly rows: readonly SheetRow[];
  /** Null for a workbook, which says its own. */
  readonly encoding: Encoding | null;
}

export interface SheetRow {
  /** As a spreadsheet numbers rows: the header is 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Why a file can't be imported as a whole. `row` is where it breaks, 0 where none can be named. */
export interface SheetProblem {
  readonly code:
    | 'empty'
    | 'noRows'
    | 'tooLarge'
    | 'notText'
    | 'cutOff'
    | 'openQuote'
    | 'notTable'
    | 'notWorkbook'
    | 'oldWorkbook'
    | 'tooManyRows';
  readonly row: number;
}

/** The largest file that is read: beyond it a tablet would run out of memory half-way. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;
const MAX_ROWS = 100_000;

/**
 * Reads comma-, semicolon- or tab-separated text. A file that was not written to its end (an open
 * quote, a last row with fewer cells and no line end, a character cut through) is refused whole:
 * what is missing can't be known.
 *
 * @param progress is told the share read so far, 0 to 1.
 */
export function readCsv(
  bytes: Uint8Array,
  chosen: Encoding | null,
  progress: (share: number) => void,
): Result<Sheet, SheetProblem> {
  const decoded = decodeText(bytes, chosen);
  if (!decoded.ok) return err({ code: 'notText', row: 0 });
  const { text, encoding, cutOff } = decoded.value;
  const table: string[][] = [];
  let openQuoteAt: number | null = null;
  Papa.parse<string[]>(text, {
    delimiter: '',
    delimitersToGuess: [',', '\t', ';'],
    chunkSize: 256 * 1024,
    chunk: (part: Papa.ParseResult<string[]>) => {
      for (const error of part.errors) {
        if (error.code === 'MissingQuotes') openQuoteAt ??= table.length + (error.row ?? 0) + 1;
      }
      for (const row of part.data) table.push(row);
      progress(Math.min(1, part.meta.cursor / Math.max(1, text.length)));
    },
    complete: () => progress(1),
  });
  if (openQuoteAt !== null) return err({ code: 'openQuote', row: openQuoteAt });
  const endsWithLine = /[\r\n]$/u.test(text);
  return toSheet(table, encoding, { cutOff, endsWithLine });
}

/** A table of cells as a sheet: first row as headers, rows without any text left out. */
export function toSheet(
  table: readonly (readonly string[])[],
  encoding: Encoding | null,
  end: { readonly cutOff: boolean; readonly endsWithLine: boolean },
): Result<Sheet, SheetProblem> {
  const filled = table
    .map((cells, index): SheetRow => ({ row: index + 1, cells: cells.map(cleanCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...rows] = filled;
  if (!header) return err({ code: 'empty', row: 0 });
  const last = rows.at(-1);
  const short = last !== undefined && !end.endsWithLine && last.cells.length < header.cells.length;
  if (end.cutOff || short) return err({ code: 'cutOff', row: last?.row ?? header.row });
  if (rows.length === 0) return err({ code: 'noRows', row: 0 });
  if (rows.length > MAX_ROWS) return err({ code: 'tooManyRows', row: MAX_ROWS });
  return ok({ headers: header.cells, rows, encoding });
}

/** A cell's text; an apostrophe that guards a formula character, as our export writes it, goes. */
const cleanCell = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@＝＋－＠])/u, '');
