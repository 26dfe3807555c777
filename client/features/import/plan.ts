import type { CollectionName } from '#domain/registers/registers.ts';
import type { Mapping } from './columns.ts';
import type { SheetRow } from './sheet.ts';

/** A mistake in one cell, for the screen to put into words. */
export interface CellProblem {
  readonly field: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What becomes of one row. */
export interface PlannedRow {
  readonly row: number;
  readonly label: string;
  readonly outcome: 'new' | 'update' | 'same' | 'skip' | 'wrong';
  readonly problems: readonly CellProblem[];
  /** Fields that an update changes. */
  readonly changes: readonly string[];
}

/** A record to be written, of any collection; matches the engine's `RecordEdit`. */
export interface PlannedEdit {
  readonly collection: CollectionName;
  readonly record: { readonly id: string };
}

/** What an import would do, complete before anything is written. */
export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly edits: readonly PlannedEdit[];
  readonly counts: Readonly<Record<PlannedRow['outcome'], number>>;
  /** Names of categories and stations that the file brings along. */
  readonly alsoNew: readonly string[];
}

/** What to do with a row whose barcode, room name, number or phone is known already. */
export type OnDuplicate = 'update' | 'skip';

export const problem = (
  field: string,
  code: string,
  values: Readonly<Record<string, string | number>> = {},
): CellProblem => ({ field, code, values });

/** The text of a field in a row; empty where the file has no such column. */
export type ReadCell = (field: string) => string;

export const cellReader =
  (row: SheetRow, mapping: Mapping): ReadCell =>
  (field) => {
    const index = mapping[field];
    return index === undefined ? '' : (row.cells[index] ?? '');
  };

/** Fields in which `next` differs from `before`. */
function changedFields<Rec extends object>(before: Rec, next: Rec): readonly string[] {
  const old = before as Readonly<Record<string, unknown>>;
  return Object.entries(next)
    .filter(([field, value]) => JSON.stringify(old[field]) !== JSON.stringify(value))
    .map(([field]) => field);
}

/** Adds up a plan from its rows and the edits of those that are not wrong. */
export function toPlan(
  rows: readonly PlannedRow[],
  edits: readonly PlannedEdit[],
  alsoNew: readonly string[],
): ImportPlan {
  const counts = { new: 0, update: 0, same: 0, skip: 0, wrong: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return { rows, edits, counts, alsoNew };
}

/** How the row's record meets one that is there already. */
export function settle<Rec extends object>(
  known: Rec | null,
  next: Rec,
  onDuplicate: OnDuplicate,
): { readonly outcome: PlannedRow['outcome']; readonly changes: readonly string[] } {
  if (!known) return { outcome: 'new', changes: [] };
  const changes = changedFields(known, next);
  if (changes.length === 0) return { outcome: 'same', changes };
  return onDuplicate === 'skip' ? { outcome: 'skip', changes: [] } : { outcome: 'update', changes };
}
