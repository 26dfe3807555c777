import type { MemberId } from '../kernel/ids.ts';

/** What a job about a member's sale, refund or card names: ids have no slash. */
export const memberRef = (member: MemberId, about: string): string => `${member}/${about}`;

/** @returns null when it isn't such a reference. */
export function readMemberRef(
  ref: string,
): { readonly member: MemberId; readonly about: string } | null {
  const [member, about, ...more] = ref.split('/');
  if (!member || !about || more.length > 0) return null;
  // Made by memberRef, and checked as ids where they came from.
  return { member: member as MemberId, about };
}
