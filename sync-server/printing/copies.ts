import type { PrinterId, PrintJobId } from '#domain/kernel/ids.ts';
import type { FormName } from '#domain/printing/records.ts';

/**
 * Where a copy stands in the hub. `uncertain`: the printer fetched it and never said more; kept, since
 * it may still say so.
 */
export type CopyPhase = 'queued' | 'sending' | 'uncertain' | 'failed' | 'ended';

/** A copy of a job that a network printer prints. Times in ms since 1970; see schema.ts. */
export interface PrintCopy {
  readonly id: number;
  readonly job: PrintJobId;
  readonly copy: number;
  readonly printer: PrinterId;
  readonly phase: CopyPhase;
  /** What stands on the paper; empty until the journal was asked. */
  readonly number: string;
  readonly form: FormName | '';
  /** How many of it; 0 until the journal was asked. */
  readonly parts: number;
  readonly document: string;
  readonly token: string;
  readonly place: number;
  readonly requestedAt: number;
  readonly readyAt: number;
  readonly sentAt: number;
  readonly dueAt: number;
  readonly isChecked: boolean;
  readonly isOwn: boolean;
  readonly isAgain: boolean;
}

export type NewCopy = Omit<PrintCopy, 'id' | 'place'> & { readonly place: number | null };

/** The copies that the hub's printers have to print, or had lately. */
export interface Copies {
  /** Adds a copy; does nothing where that copy of the job is there. A null place is the queue's end. */
  add(copy: NewCopy): void;
  change(id: number, fields: Partial<Omit<PrintCopy, 'id' | 'job' | 'copy'>>): void;
  ofJob(job: PrintJobId): readonly PrintCopy[];
  byToken(printer: PrinterId, token: string): PrintCopy | null;
  /** What a printer has in a phase, in the order of the queue. */
  inPhase(printer: PrinterId, phase: CopyPhase, most: number): readonly PrintCopy[];
  /** Over all printers: drawers that wait, and what was fetched. */
  pending(): readonly PrintCopy[];
  remove(id: number): void;
  /** Forgets what ended, or was asked for, before (ms since 1970). */
  forget(before: number): void;
}

export function createCopies(sql: SqlStorage): Copies {
  const select = (where: string, ...values: readonly (string | number)[]): readonly PrintCopy[] =>
    sql
      .exec<CopySqlRow>(`SELECT * FROM print_copies WHERE ${where}`, ...values)
      .toArray()
      .map(fromSql);
  return {
    add(copy) {
      const { place, ...fields } = copy;
      const columns = Object.keys(fields).map(columnOf);
      sql.exec(
        `INSERT INTO print_copies (${columns.join(', ')}, place)
         VALUES (${columns.map(() => '?').join(', ')},
           coalesce(?, (SELECT coalesce(max(place), 0) + 1 FROM print_copies)))
         ON CONFLICT DO NOTHING`,
        ...Object.values(fields).map(toSql),
        place,
      );
    },
    change(id, fields) {
      const sets = Object.keys(fields).map((name) => `${columnOf(name)} = ?`);
      const values = Object.values(fields).map(toSql);
      sql.exec(`UPDATE print_copies SET ${sets.join(', ')} WHERE id = ?`, ...values, id);
    },
    ofJob: (job) => select('job = ? ORDER BY copy', job),
    byToken: (printer, token) => select('token = ? AND printer = ?', token, printer)[0] ?? null,
    inPhase: (printer, phase, most) =>
      select('printer = ? AND phase = ? ORDER BY place, copy LIMIT ?', printer, phase, most),
    pending: () => select(`phase = 'sending' OR (phase = 'queued' AND form = 'drawer')`),
    remove(id) {
      sql.exec('DELETE FROM print_copies WHERE id = ?', id);
    },
    forget(before) {
      sql.exec(`DELETE FROM print_copies WHERE requested_at < ?`, before);
    },
  };
}

/** `requestedAt` is the column `requested_at`. The names are this file's, never from outside. */
const columnOf = (name: string): string =>
  name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

const toSql = (value: string | number | boolean): string | number =>
  typeof value === 'boolean' ? Number(value) : value;

type CopySqlRow = Record<string, string | number>;

/** Rows are written by this file alone. */
const fromSql = (row: CopySqlRow): PrintCopy =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column.replaceAll(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase()),
      column.startsWith('is_') ? value === 1 : value,
    ]),
  ) as unknown as PrintCopy;
