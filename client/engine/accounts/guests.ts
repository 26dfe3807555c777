import { isKnown, type AnyEntry } from '#domain/journal/entry.ts';
import type { Fact } from '#domain/journal/facts.ts';
import type { MemberId, TabId } from '#domain/kernel/ids.ts';
import { isOver } from '#domain/tabs/amounts.ts';
import type { Memory } from '../core.ts';

/** Members who sit down at a tab of this store (check-in), and who leave one. */
export interface Guests {
  readonly came: readonly MemberId[];
  readonly left: readonly MemberId[];
}

/** Members who sat down by these entries. */
export const membersWhoCame = (entries: readonly AnyEntry[]): readonly MemberId[] =>
  entries.flatMap((entry) =>
    isKnown(entry) && entry.fact.type === 'MemberAttached' ? [entry.fact.member] : [],
  );

/**
 * Members whose tab ends by these entries, or who no longer sit on it: what this device holds of
 * their accounts may go back. To be asked before the entries are folded.
 */
export function membersWhoLeft(
  { books }: Memory,
  entries: readonly AnyEntry[],
): readonly MemberId[] {
  const members = new Map<TabId, MemberId>();
  const left = new Set<MemberId>();
  for (const entry of entries) {
    if (!isKnown(entry)) continue;
    const { fact } = entry;
    const tab = leftTab(fact);
    const member = tab && (members.get(tab) ?? books.tab(tab)?.member?.id);
    if (member) left.add(member);
    if (fact.type === 'MemberAttached') members.set(fact.tab, fact.member);
  }
  return [...left];
}

function leftTab(fact: Fact): TabId | null {
  switch (fact.type) {
    case 'TabSettled':
    case 'RoomSessionCancelled':
    case 'MemberDetached':
    // Another member may have sat there before.
    case 'MemberAttached':
      return fact.tab;
    default:
      return null;
  }
}

/** Whether a tab of this store is open on which the member sits. */
export const hasOpenTab = ({ books }: Memory, member: MemberId): boolean =>
  books.tabs().some((tab) => tab.member?.id === member && !isOver(tab));
