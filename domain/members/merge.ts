import type { AccountsContext } from '../accounts/decide.ts';
import { draftOf, type Closed } from '../accounts/draft.ts';
import type { Recorded } from '../accounts/entries.ts';
import { partyOf } from '../accounts/evolve.ts';
import { outcomeOf, settledAs } from '../accounts/outcome.ts';
import { openCase } from '../accounts/settle-spend.ts';
import type { MemberAccounts } from '../accounts/state.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { reasonOf } from '../commands/text.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { MergeFact, MembersMerged } from './entries.ts';

type MergeDecision = Result<readonly MergeFact[], Refusal>;

/**
 * Says that two members are one person (MEM-6). Nothing of their money moves: what was the first's
 * stays on its own accounts, and is the other's to see and to spend from then on.
 *
 * @param into who it is from now on. `memberMerged` where either of the two was merged already: what
 * is merged is the member that stands for them, and a merge is taken back before another is made.
 * `mergeSelf` for one member twice.
 */
export function mergeMembers(
  from: AccountsContext,
  into: AccountsContext,
  why: string,
): MergeDecision {
  if (from.member === into.member) return err(refuse('mergeSelf'));
  if (mergedInto(from.view.expected) || mergedInto(into.view.expected)) {
    return err(refuse('memberMerged'));
  }
  const reason = reasonOf(why);
  if (!reason.ok) return reason;
  const { member } = from;
  return ok([{ type: 'MembersMerged', member, into: into.member, reason: reason.value }]);
}

/** Takes a merge back. `memberNotMerged` where there is none. */
export function undoMerge({ view, member }: AccountsContext, why: string): MergeDecision {
  if (!mergedInto(view.expected)) return err(refuse('memberNotMerged'));
  const reason = reasonOf(why);
  return reason.ok ? ok([{ type: 'MergeUndone', member, reason: reason.value }]) : reason;
}

/** The member that a member was merged into, as far as these books know; null for none. */
const mergedInto = ({ merged }: MemberAccounts) => merged?.into ?? null;

/**
 * What becomes of a merge (MEM-7). The first in the bank's order stands; one into another member makes
 * a case that people decide.
 */
export function settleMerge(books: MemberAccounts, entry: Recorded<MergeFact>): Closed {
  const draft = draftOf(books);
  const { fact } = entry;
  const { merged } = books;
  if (fact.type === 'MergeUndone') {
    if (!merged) return settledAs(draft, entry, outcomeOf('nothing', 0));
    draft.apply({ type: 'merged', merged: null });
    return settledAs(draft, entry, outcomeOf('accepted', 0));
  }
  if (!merged && fact.into !== fact.member) {
    draft.apply({ type: 'merged', merged: { into: fact.into, by: partyOf(entry, 0) } });
    return settledAs(draft, entry, outcomeOf('accepted', 0));
  }
  if (merged && merged.into !== fact.into) openSecond(draft, entry, fact);
  return settledAs(draft, entry, outcomeOf(merged?.into === fact.into ? 'repeated' : 'nothing', 0));
}

function openSecond(
  draft: ReturnType<typeof draftOf>,
  entry: Recorded<MergeFact>,
  { into }: MembersMerged,
): void {
  const about = { account: null, card: null, debit: null, amount: 0 };
  const against = draft.books().merged?.by ?? null;
  const by = partyOf(entry, 0);
  openCase(draft, { id: `merged:${entry.id}`, kind: 'mergedTwice', ...about, into, by, against });
}
