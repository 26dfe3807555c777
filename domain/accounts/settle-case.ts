import { draftOf, payDebt, payDebts, type Closed, type Draft } from './draft.ts';
import type { CaseAction, CaseDecided, Recorded } from './entries.ts';
import { partyOf } from './evolve.ts';
import { dateFor, outcomeOf, settledAs } from './outcome.ts';
import type { CaseFile, MemberAccounts } from './state.ts';

/**
 * What people decided about a case file. Money collected for a debt that has been paid meanwhile is
 * the guest's, and is put on the account (ACC-10).
 */
export function settleCase(books: MemberAccounts, entry: Recorded<CaseDecided>): Closed | null {
  const { action, amount } = entry.fact;
  const file = books.cases[entry.fact.case];
  if (!file) return null;
  const draft = draftOf(books);
  const debit = file.debit === null ? undefined : books.debits[file.debit];
  const settledUnits = file.resolved === null ? Math.min(amount, file.left) : 0;
  const closing = { how: action, by: partyOf(entry, amount), note: entry.fact.note };
  if (file.kind === 'overdraft' && debit && settledUnits > 0) {
    const by = isPaid(action) ? 'guest' : 'chain';
    payDebt(draft, debit, { by, amount: settledUnits, takes: [] }, closing);
  } else if (file.resolved === null && file.kind !== 'overdraft') {
    draft.apply({ type: 'caseReduced', case: file.id, amount: settledUnits });
    if (file.left === settledUnits) {
      draft.later({ type: 'CaseFileResolved', case: file.id, ...closing });
    }
  }
  const over = file.kind === 'overdraft' && isPaid(action) ? amount - settledUnits : 0;
  if (over > 0) putOn(draft, file, entry, over);
  const what = settledUnits > 0 || over > 0 || file.left === 0 ? 'accepted' : 'nothing';
  return settledAs(draft, entry, outcomeOf(what, amount, { lost: 0 }));
}

/** Whether somebody gave money for it: the guest, or another member out of their account. */
const isPaid = (action: CaseAction): boolean => action === 'collect' || action === 'reassign';

function putOn(draft: Draft, file: CaseFile, entry: Recorded<CaseDecided>, amount: number): void {
  if (file.account === null) return;
  const lot = {
    lot: `${entry.id}#over`,
    sale: entry.id,
    part: 'paid',
    amount,
    until: null,
    rollUntil: null,
    used: 0,
    usedRolled: 0,
  } as const;
  draft.apply({ type: 'lotAdded', account: file.account, lot });
  payDebts(draft, file.account, dateFor(draft.books(), entry), partyOf(entry, amount));
}
