import { checkRecord } from '#domain/registers/check.ts';
import type { CollectionName, Collections } from '#domain/registers/registers.ts';
import type { CellProblem, PlannedRow } from './plan.ts';

/**
 * The row of a plan for one record: wrong where a cell can't be read or the record breaks a rule of
 * its register, else what `settle` says.
 */
export function checkedRow<Name extends CollectionName>(
  collection: Name,
  row: number,
  label: string,
  record: Collections[Name],
  cellProblems: readonly CellProblem[],
  settle: () => Pick<PlannedRow, 'outcome' | 'changes'>,
): PlannedRow {
  const problems =
    cellProblems.length > 0
      ? cellProblems
      : checkRecord(collection, record).map((each) => ({ ...each, field: columnOf(each.field) }));
  if (problems.length > 0) return { row, label, outcome: 'wrong', problems, changes: [] };
  return { row, label, problems, ...settle() };
}

/** The column that a record's field is read from: `priceFen` and `modifiers.0.name` by their own. */
const columnOf = (field: string): string => field.replace(/\..*$/u, '').replace(/Fen$/u, '');
