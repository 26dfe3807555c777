import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { addFen } from '#domain/kernel/fen.ts';
import type { BankCases, BankTotal, BankTotals } from '#domain/wire/bank.ts';
import { CASES_PER_PAGE } from './reports.ts';

/** One page of what several banks list, newest first. */
export function mergeCases(pages: readonly BankCases[]): BankCases {
  const all = pages
    .flatMap(({ cases }) => cases)
    .sort((a, b) => b.file.by.at - a.file.by.at || (a.file.id < b.file.id ? 1 : -1));
  const cases = all.slice(0, CASES_PER_PAGE);
  const last = cases.at(-1);
  const isEnd = all.length === cases.length && pages.every(({ next }) => next === '');
  return { cases, next: isEnd || !last ? '' : `${last.file.by.at}:${last.file.id}` };
}

/** What several banks' chains owe, together. */
export function mergeTotals(date: BusinessDate, all: readonly BankTotals[]): BankTotals {
  const kinds = new Map<BankTotal['kind'], BankTotal>();
  for (const total of all.flatMap((one) => one.kinds)) {
    const known = kinds.get(total.kind);
    kinds.set(total.kind, known ? plus(known, total) : total);
  }
  return { date, kinds: [...kinds.values()] };
}

const plus = (a: BankTotal, b: BankTotal): BankTotal => ({
  kind: a.kind,
  accounts: a.accounts + b.accounts,
  paid: a.paid + b.paid,
  bonus: a.bonus + b.bonus,
  worthFen: addFen(a.worthFen, b.worthFen),
  owed: a.owed + b.owed,
});
