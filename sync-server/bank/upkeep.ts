import type { MemberId } from '#domain/kernel/ids.ts';
import { instant, type Instant } from '#domain/kernel/instant.ts';
import { serveAsks } from './allowances.ts';
import type { BankParts } from './parts.ts';
import { beginTurn } from './turn.ts';

/** Members that one go takes up: little enough that others get a word in. */
const MEMBERS_PER_GO = 100;

/**
 * Does what time alone brings about: allowances that are over are recalled, and after the grace taken
 * back (BANK-8); who waited in vain waits no more.
 *
 * @returns when there is more to do; null for nothing that is known of.
 */
export function doUpkeep(parts: BankParts, now: Instant): Instant | null {
  const { storage } = parts;
  const due = dueMembers(parts, now);
  storage.transactionSync(() => {
    for (const member of due) {
      const turn = beginTurn(parts, member, now);
      turn.reclaim();
      serveAsks(parts, member, turn, now);
      turn.close();
    }
  });
  return due.length === MEMBERS_PER_GO ? now : nextUpkeep(parts, now);
}

function dueMembers({ storage, terms }: BankParts, now: Instant): readonly MemberId[] {
  return storage.sql
    .exec<{ member: string }>(
      `SELECT member FROM holds WHERE recalled = 0 AND expires <= ?1
       UNION SELECT member FROM holds WHERE recalled = 1 AND expires <= ?2
       UNION SELECT member FROM asks WHERE expires <= ?1
       LIMIT ?3`,
      now,
      now - terms().settings.graceMs,
      MEMBERS_PER_GO,
    )
    .toArray()
    .map(({ member }) => member as MemberId);
}

/** When the next allowance or ask is over, or the next grace. */
export function nextUpkeep({ storage, terms }: BankParts, now: Instant): Instant | null {
  const { next } = storage.sql
    .exec<{ next: number | null }>(
      `SELECT min(at) AS next FROM (
         SELECT min(expires) AS at FROM holds WHERE recalled = 0
         UNION ALL SELECT min(expires) + ? FROM holds WHERE recalled = 1
         UNION ALL SELECT min(expires) FROM asks)`,
      terms().settings.graceMs,
    )
    .one();
  return next === null ? null : instant(Math.max(next, now));
}
