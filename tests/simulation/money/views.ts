import { provisionalView, type ProvisionalView } from '#domain/accounts/settle.ts';
import { emptyAccounts } from '#domain/accounts/state.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { Stored } from './till.ts';
import type { Known } from './world.ts';

/** What a till knows of its members, worked out once until something on its disk changes. */
export interface Views {
  readonly of: (member: MemberId) => ProvisionalView;
  /** Members of whom this till took something on the floor that isn't settled as far as it knows. */
  readonly floorMembers: () => readonly MemberId[];
  readonly forget: () => void;
}

export function createViews(stored: Stored): Views {
  let tails: Map<MemberId, Known[]> | null = null;
  let floorMembers = new Set<MemberId>();
  const views = new Map<MemberId, ProvisionalView>();
  const isSettled = ({ id, fact }: Known): boolean =>
    stored.rows.get(fact.member)?.books.settled[id] !== undefined;
  const readTails = (): Map<MemberId, Known[]> => {
    const found = new Map<MemberId, Known[]>();
    floorMembers = new Set();
    const note = (entry: Known): void => {
      const { member } = entry.fact;
      const known = found.get(member);
      if (known) known.push(entry);
      else found.set(member, [entry]);
    };
    for (const entry of stored.log) {
      if (isSettled(entry)) continue;
      note(entry);
      if (entry.fact.type === 'AccountSpent' && entry.fact.beyond > 0) {
        floorMembers.add(entry.fact.member);
      }
    }
    for (const entry of stored.peers.values()) if (!isSettled(entry)) note(entry);
    return found;
  };
  return {
    of(member) {
      tails ??= readTails();
      const known = views.get(member);
      if (known) return known;
      const books = stored.rows.get(member)?.books ?? emptyAccounts(member);
      const view = provisionalView(books, tails.get(member) ?? []);
      views.set(member, view);
      return view;
    },
    floorMembers() {
      tails ??= readTails();
      return [...floorMembers];
    },
    forget() {
      tails = null;
      views.clear();
    },
  };
}
