import type { Entry } from '../journal/entry.ts';
import type { MemberId } from '../kernel/ids.ts';
import type { MemberState } from './state.ts';

/** The member after one more fact. The first registration stands. Never throws. */
export function evolveMember(
  state: MemberState | null,
  member: MemberId,
  entry: Entry,
): MemberState | null {
  const { fact } = entry;
  if (state || fact.type !== 'MemberRegistered') return state;
  const { at: registeredAt, date, actor: by, device } = entry;
  return { member, number: fact.number, home: fact.home, registeredAt, date, by, device };
}
