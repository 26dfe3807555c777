import { describe, expect, it } from 'vitest';
import { spendAccount, topUp } from '#domain/accounts/decide.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import { emptyAccounts, valuesOf } from '#domain/accounts/state.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import { mergeMembers, undoMerge } from '#domain/members/merge.ts';
import {
  contextOf,
  createRun,
  firstAccount,
  meet,
  member,
  type Run,
  type Till,
} from '#tests/domain/accounts/bank-run.ts';
import { dateAt, must, tried } from '#tests/domain/support/till-log.ts';

const eva = id<MemberId>('m2');
const eve = id<MemberId>('m3');

/** Another member, of whom the till knows nothing but that they are there. */
const as = (run: Run, till: Till, other: MemberId) => {
  const context = contextOf(run, till);
  const books = emptyAccounts(other);
  return { ...context, member: other, view: { ...context.view, settled: books, expected: books } };
};

const merge = (run: Run, till: Till, into: MemberId) =>
  mergeMembers(contextOf(run, till), as(run, till, into), 'registered twice');

/** Two tills that are apart and know a member with ¥500. */
function twoTills() {
  const run = createRun(2);
  const [a, b] = run.tills;
  if (!a || !b) throw new Error('two tills');
  const pack = { paidFen: yuan(500), bonusFen: fen(0) };
  must(run, a, topUp(contextOf(run, a), pack, { named: true, name: 'Stored value' }));
  for (const till of [a, b]) meet(run, till);
  return { run, a, b };
}

const mergedCases = ({ bank }: Run) =>
  valuesOf(bank.books.cases).filter(({ kind }) => kind === 'mergedTwice');

describe('two members who are one person', () => {
  it('[MEM-6] are merged without moving money: the accounts stay, and can still be spent', () => {
    const { run, a, b } = twoTills();
    must(run, a, merge(run, a, eva));
    for (const till of [a, b]) meet(run, till);
    expect(b.books.merged).toMatchObject({ into: eva, by: { device: 't0', store: 's0' } });
    const account = firstAccount(run);
    const spend = spendAccount(contextOf(run, a), { account, amount: 100, card: null }, 'tab');
    expect(tried(run, a, spend)).toBeNull();
    meet(run, a);
    const known = run.bank.books.accounts[account];
    expect(known && balanceOn(known, dateAt(run.now))).toBe(yuan(499));
  });

  it('[MEM-6] are refused where one of them is merged, or where they are the same', () => {
    const { run, a } = twoTills();
    expect(tried(run, a, merge(run, a, member))).toBe('mergeSelf');
    expect(tried(run, a, undoMerge(contextOf(run, a), 'wrong'))).toBe('memberNotMerged');
    must(run, a, merge(run, a, eva));
    expect(tried(run, a, merge(run, a, eve))).toBe('memberMerged');
    const merged = contextOf(run, a);
    expect(tried(run, a, mergeMembers(as(run, a, eve), merged, 'twice'))).toBe('memberMerged');
    expect(tried(run, a, mergeMembers(as(run, a, eva), as(run, a, eve), ' '))).toBe(
      'reasonMissing',
    );
  });

  it('[MEM-6] are themselves again when the merge is undone', () => {
    const { run, a, b } = twoTills();
    must(run, a, merge(run, a, eva));
    for (const till of [a, b]) meet(run, till);
    must(run, b, undoMerge(contextOf(run, b), 'not the same'));
    for (const till of [b, a]) meet(run, till);
    expect(a.books).toEqual(run.bank.books);
    expect(a.books.merged).toBeUndefined();
    expect(tried(run, a, merge(run, a, eve))).toBeNull();
  });

  it('[MEM-7] merged into two by stores that were apart: the first stands, and people decide', () => {
    const { run, a, b } = twoTills();
    must(run, a, merge(run, a, eva));
    must(run, b, merge(run, b, eve));
    for (const till of [b, a, b]) meet(run, till);
    expect(run.bank.books.merged?.into).toBe(eve);
    expect(mergedCases(run)).toMatchObject([
      { into: eva, by: { device: 't0' }, against: { device: 't1' }, resolved: null },
    ]);
    expect(a.books).toEqual(b.books);
  });

  it('[MEM-7] merged into the same one twice is no case', () => {
    const { run, a, b } = twoTills();
    for (const till of [a, b]) must(run, till, merge(run, till, eva));
    for (const till of [a, b]) meet(run, till);
    expect(run.bank.books.merged?.into).toBe(eva);
    expect(mergedCases(run)).toEqual([]);
  });
});
