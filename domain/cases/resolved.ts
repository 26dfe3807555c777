import type { Entry, EntryId } from '../journal/entry.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CaseResolved } from './entries.ts';

/** That people dealt with a case, and what they wrote. */
export interface ResolvedCase {
  readonly case: string;
  readonly at: Instant;
  readonly by: StaffId;
  readonly note: string;
  readonly entry: EntryId;
}

/** Adds to what was dealt with; a case that two people resolved keeps the first. */
export function withResolved(
  resolved: readonly ResolvedCase[],
  entry: Entry,
  fact: CaseResolved,
): readonly ResolvedCase[] {
  if (resolved.some((known) => known.case === fact.case)) return resolved;
  const { at, actor, id } = entry;
  return [...resolved, { case: fact.case, at, by: actor, note: fact.note, entry: id }];
}
