import type { MemberId } from '../kernel/ids.ts';

/**
 * Who a member is now (MEM-7): follows merges to their end. Where merges go in a circle, as when two
 * stores that were apart merged two members into each other, it is the one of the circle who became a
 * member first, by id. The same merges give the same member on every device, whatever their order.
 *
 * @param intoOf the member that one was merged into, or null.
 * @example a → b, b → c: c for all three. a → b, b → a: a for both, a being the older
 */
export function survivorOf(
  member: MemberId,
  intoOf: (member: MemberId) => MemberId | null,
): MemberId {
  const path: MemberId[] = [];
  let at: MemberId = member;
  while (!path.includes(at)) {
    path.push(at);
    const into = intoOf(at);
    if (into === null) return at;
    at = into;
  }
  const circle = path.slice(path.indexOf(at));
  return circle.reduce((oldest, other) => (other < oldest ? other : oldest));
}

/** Everybody who is this member now, the member first, the others by id. */
export function mergedGroup(
  member: MemberId,
  merges: ReadonlyMap<MemberId, MemberId>,
): readonly MemberId[] {
  const intoOf = (id: MemberId): MemberId | null => merges.get(id) ?? null;
  const survivor = survivorOf(member, intoOf);
  const others = [...merges.keys()].filter(
    (id) => id !== survivor && survivorOf(id, intoOf) === survivor,
  );
  return [survivor, ...others.sort()];
}
