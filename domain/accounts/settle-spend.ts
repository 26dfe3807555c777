import { stopAt } from '../cards/state.ts';
import type { AccountId, AllowanceId, DeviceId } from '../kernel/ids.ts';
import { draftOf, overdraftId, payDebts, type Closed, type Draft } from './draft.ts';
import type { AccountSpent, Recorded } from './entries.ts';
import { partyOf } from './evolve.ts';
import { freeOn, sumOfTakes } from './lots.ts';
import { dateFor, outcomeOf, settledAs } from './outcome.ts';
import { planUnheld } from './unheld.ts';
import {
  valuesOf,
  type Allowance,
  type CaseFile,
  type Debit,
  type MemberAccounts,
  type Party,
} from './state.ts';

/**
 * A spend takes its allowance, then the pool; what is left is an overdraft with a case file (ACC-3).
 * After the freeze of its card it is the chain's loss, with a case file (ACC-4).
 */
export function settleSpend(books: MemberAccounts, entry: Recorded<AccountSpent>): Closed | null {
  const { fact } = entry;
  const { account: id, spend, amount, basis, card } = fact;
  const account = books.accounts[id];
  if (!account) return null;
  const draft = draftOf(books);
  if (books.debits[spend]) return settledAs(draft, entry, outcomeOf('repeated', amount));
  const by = partyOf(entry, amount);
  const turn = books.turn + 1;
  const common = { spend, account: id, sale: null, basis, card, by, turn, amount };
  const nothing = { takes: [], owed: 0, collected: 0, lost: 0, returned: 0 };
  const stop = card === null ? null : stopAt(books.cards[card], entry.at, fact.seen);
  if (stop) {
    draft.apply({ type: 'debited', debit: { ...common, ...nothing, why: 'spend', lost: amount } });
    const about = { account: id, card, debit: spend, by, against: stop.by };
    openCase(draft, { id: `frozen:${spend}`, kind: 'spendAfterFreeze', ...about, amount });
    return settledAs(draft, entry, outcomeOf('chainLoss', amount, { lost: amount }));
  }
  if (account.terms.kind === 'periodCard' && account.terms.unlimited) {
    draft.apply({ type: 'debited', debit: { ...common, ...nothing, why: 'spend' } });
    return settledAs(draft, entry, outcomeOf('covered', amount));
  }
  const { given: fromAllowance, free } = takeHeld(draft, entry, { account: id, amount });
  const fromPool = Math.min(amount - fromAllowance, free);
  const takes = planUnheld(draft.books(), id, fromAllowance + fromPool, entry.date);
  const owed = amount - sumOfTakes(takes);
  draft.apply({ type: 'debited', debit: { ...common, ...nothing, why: 'spend', takes, owed } });
  if (owed > 0) openOverdraft(draft, common, owed, fact.seen);
  if (fromAllowance > 0) nameHolder(draft, id, by);
  // What a grant leaves of itself is free.
  if (owed === 0) payDebts(draft, id, dateFor(books, entry), by);
  const what = owed > 0 ? 'overdraft' : 'covered';
  return settledAs(draft, entry, outcomeOf(what, amount, { fromAllowance, fromPool, owed }));
}

/** The allowance that a device may spend of an account: its own, open, whatever the clock says. */
function ownAllowance(
  books: MemberAccounts,
  id: AllowanceId,
  device: DeviceId,
  account: AccountId,
): Allowance | null {
  const known = books.allowances[id];
  const isOwn =
    known !== undefined &&
    known.closed === null &&
    known.device === device &&
    known.account === account;
  return isOwn ? known : null;
}

/**
 * What a spend or refund takes of what its device holds. Where one of the allowances that it names is
 * no more, what is free comes first: the till took the others for less than all of it, and may have
 * spent the rest of them already (ACC-1). One that was promised only until an earlier date is no more:
 * what was behind it has ended, and what is there backs others.
 *
 * @returns how much they gave, and what was free beside them.
 */
export function takeHeld(
  draft: Draft,
  { fact, device, date }: Recorded<{ readonly allowances: readonly AllowanceId[] }>,
  { account, amount }: { readonly account: AccountId; readonly amount: number },
): { readonly given: number; readonly free: number } {
  const own = fact.allowances.map((id) => ownAllowance(draft.books(), id, device, account));
  const isThere = (known: Allowance | null): boolean =>
    known !== null && (known.until === undefined || known.until >= date);
  for (const known of own) {
    if (known === null || isThere(known)) continue;
    const { allowance, left } = known;
    draft.apply({ type: 'allowanceUsed', allowance, amount: left, closed: 'reclaimed' });
  }
  const free = freeOn(draft.books(), account, date);
  const ofHeld = own.every(isThere) ? amount : Math.max(0, amount - free);
  return {
    given: takeAllowances(draft, fact.allowances, device, { account, amount: ofHeld }),
    free,
  };
}

/**
 * Takes up to an amount out of the device's own allowances, one after the other. A grant is for one
 * spend: what that leaves goes back. @returns how much they gave.
 */
export function takeAllowances(
  draft: Draft,
  ids: readonly AllowanceId[],
  device: DeviceId,
  wanted: { readonly account: AccountId; readonly amount: number },
): number {
  let given = 0;
  for (const id of ids) {
    const own = ownAllowance(draft.books(), id, device, wanted.account);
    const amount = Math.min(own?.left ?? 0, wanted.amount - given);
    if (!own || amount === 0) continue;
    const closed = own.use === 'once' || amount === own.left ? 'used' : null;
    draft.apply({ type: 'allowanceUsed', allowance: id, amount, closed });
    given += amount;
  }
  return given;
}

/** Opens a case file, whole. */
export function openCase(draft: Draft, file: Omit<CaseFile, 'left' | 'resolved'>): void {
  draft.later({ type: 'CaseFileOpened', file: { ...file, left: file.amount, resolved: null } });
}

/** The case of a debit that found too little, beside the one that had taken it (OFF-3). */
export function openOverdraft(
  draft: Draft,
  debit: Pick<Debit, 'spend' | 'account' | 'card' | 'by'>,
  owed: number,
  seen: number,
): void {
  const { spend, account, card, by } = debit;
  const against = otherParty(draft.books(), account, by, seen);
  const about = { account, card, debit: spend, by, against, amount: owed };
  openCase(draft, { id: overdraftId(spend), kind: 'overdraft', ...about });
}

/**
 * Names who spent an allowance in the overdrafts of others that had come before it: they found too
 * little because of what it held (ACC-3).
 */
function nameHolder(draft: Draft, account: AccountId, by: Party): void {
  for (const file of valuesOf(draft.books().cases)) {
    const isOf = file.kind === 'overdraft' && file.account === account && file.resolved === null;
    if (!isOf || file.against !== null || file.by.device === by.device) continue;
    draft.apply({ type: 'caseNamed', case: file.id, against: by });
  }
}

/** Who took the units meanwhile: the last other device's debit that this till had not seen. */
function otherParty(
  books: MemberAccounts,
  account: AccountId,
  by: Party,
  seen: number,
): Party | null {
  const others = valuesOf(books.debits)
    .filter((debit) => debit.account === account && debit.by.device !== by.device)
    .sort((a, b) => b.turn - a.turn);
  return (others.find((debit) => debit.turn > seen) ?? others[0])?.by ?? null;
}
