import { describe, expect, it } from 'vitest';

import type { EditFailure, RecordEdit } from '#client/engine/api.ts';
import { blankMember } from '#client/features/import/members.ts';
import type { PlannedEdit } from '#client/features/import/plan.ts';
import { type PlanWrite, writePlan } from '#client/features/import/write-plan.ts';
import { id, type ChainId, type MemberId, type StoreId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';

const MEMBERS = 250;

const members: readonly PlannedEdit[] = Array.from({ length: MEMBERS }, (_, place) => ({
  collection: 'members',
  record: blankMember(id<MemberId>(`m${place}`), id<StoreId>('store')),
}));

/** An engine that takes edits until the `refused`th call. */
function engineThat(refused = Number.POSITIVE_INFINITY) {
  const calls: (readonly RecordEdit[])[] = [];
  return {
    calls,
    edit(edits: readonly RecordEdit[]): Promise<Result<void, EditFailure>> {
      calls.push(edits);
      const failure = { kind: 'storage', message: 'full' } as const;
      return Promise.resolve(calls.length === refused ? err(failure) : ok(undefined));
    },
    nextMemberNumbers: (count: number) =>
      Promise.resolve(Array.from({ length: count }, (_, place) => `M${place}`)),
  };
}

const request = (more: Partial<PlanWrite> = {}): PlanWrite => ({
  kind: 'members',
  planned: members,
  chain: id<ChainId>('chain'),
  onWritten: () => undefined,
  isCancelled: () => false,
  ...more,
});

describe('writing what an import planned', () => {
  it('[IMP-10] writes members some at a time, each once and with a number of their own', async () => {
    const engine = engineThat();
    const told: number[] = [];
    const result = await writePlan(request({ onWritten: (count) => told.push(count) }), engine);
    expect(result).toEqual(ok(MEMBERS));
    expect(told).toEqual([100, 200, 250]);
    const written = engine.calls.flat().map(({ record }) => record as MemberProfile);
    expect(new Set(written.map((member) => member.id)).size).toBe(MEMBERS);
    expect(new Set(written.map((member) => member.number)).size).toBe(MEMBERS);
    // Numbers go by the file's order, whatever order they are written in.
    expect(written.find((member) => member.id === 'm7')?.number).toBe('M7');
  });

  it('[IMP-10] stops between two transactions, and says how far it came', async () => {
    const engine = engineThat();
    let written = 0;
    const onWritten = (count: number): void => {
      written = count;
    };
    const isCancelled = (): boolean => written >= 100;
    expect(await writePlan(request({ onWritten, isCancelled }), engine)).toEqual(ok(100));
    expect(engine.calls).toHaveLength(1);
  });

  it('[IMP-10] says why the next ones were not written', async () => {
    const told: number[] = [];
    const onWritten = (count: number): number => told.push(count);
    expect(await writePlan(request({ onWritten }), engineThat(2))).toMatchObject({
      ok: false,
      error: { kind: 'storage' },
    });
    expect(told).toEqual([100]);
  });

  it('[IMP-6] writes items in one transaction', async () => {
    const engine = engineThat();
    const planned = members.map(({ record }) => ({ collection: 'items' as const, record }));
    await writePlan(request({ kind: 'items', planned }), engine);
    expect(engine.calls.map((edits) => edits.length)).toEqual([MEMBERS]);
  });
});
