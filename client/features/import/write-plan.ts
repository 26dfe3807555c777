import type { EditFailure, EngineApi, RecordEdit } from '#client/engine/api.ts';
import type { ChainId, MemberId } from '#domain/kernel/ids.ts';
import { ok, type Result } from '#domain/kernel/result.ts';
import { memberDoc } from '#domain/registers/registers.ts';

import type { ImportKind } from './columns.ts';
import { giveNumbers } from './members.ts';
import type { PlannedEdit } from './plan.ts';

/** Members that one transaction writes: no more than a tap at the till may wait behind. */
const MEMBERS_AT_ONCE = 100;

export interface PlanWrite {
  readonly kind: ImportKind;
  readonly planned: readonly PlannedEdit[];
  readonly chain: ChainId;
  /** Told between two transactions how many records are written. */
  readonly onWritten: (count: number) => void;
  /** Asked between two transactions whether to go on. */
  readonly isCancelled: () => boolean;
}

/**
 * Writes a plan's records. Items and rooms are written in one transaction. Members, who may be many
 * and of whom each new one brings a fact, are written some at a time: each of them wholly or not at
 * all, and the same file imported again goes on with the rest, since those written meet themselves.
 *
 * @returns how many records were written, which is fewer than planned once it was cancelled; or why
 * the next ones could not be.
 */
export async function writePlan(
  { kind, planned, chain, onWritten, isCancelled }: PlanWrite,
  engine: Pick<EngineApi, 'edit' | 'nextMemberNumbers'>,
): Promise<Result<number, EditFailure>> {
  const numbered = await giveNumbers(planned, (count) => engine.nextMemberNumbers(count));
  const edits = kind === 'members' ? byDocument(numbered, chain) : numbered;
  const atOnce = kind === 'members' ? MEMBERS_AT_ONCE : edits.length;
  let written = 0;
  while (written < edits.length && !isCancelled()) {
    const next = edits.slice(written, written + atOnce);
    // A plan pairs each collection with records of its own; the engine checks them again.
    const result = await engine.edit(next as unknown as readonly RecordEdit[]);
    if (!result.ok) return result;
    written += next.length;
    onWritten(written);
  }
  return ok(written);
}

/** Members whose profiles lie in one document together, so that few documents change at a time. */
function byDocument(members: readonly PlannedEdit[], chain: ChainId): readonly PlannedEdit[] {
  const placed = members.map((edit) => ({
    edit,
    // A plan of this kind holds members alone.
    document: memberDoc(chain, edit.record.id as MemberId),
  }));
  return placed.toSorted((a, b) => a.document.localeCompare(b.document)).map(({ edit }) => edit);
}
