import { valuesOf, type CaseFile, type MemberAccounts } from '#domain/accounts/state.ts';

/**
 * The case files that the bank opened, without what this store has decided of them and the bank not
 * settled yet: who collected something sees that it is collected, however long the bank is away, and
 * nobody collects it again.
 */
export const openFiles = (settled: MemberAccounts, expected: MemberAccounts): readonly CaseFile[] =>
  valuesOf(settled.cases)
    .filter((file) => file.resolved === null)
    // One that was found to be no case after all is the bank's to close.
    .map((file) => expected.cases[file.id] ?? file)
    .filter((file) => file.resolved === null);
