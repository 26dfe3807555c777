import { survivorOf } from '#domain/members/survivor.ts';
import type { MemberHit } from '../api.ts';
import { write, type Core } from '../core.ts';
import type { MemberRow, MemberTextRow } from '../database.ts';
import { queryText } from './search.ts';
import { findHits, textIndex, withParts, type TextIndex } from './text-index.ts';
import { linesIn, partsOf } from './texts.ts';

/** Parts with fewer lines are written together once there are many of them. */
const SMALL_LINES = 500;
const MOST_SMALL_PARTS = 64;
/** Cards are scanned, or typed from the beginning. */
const CARD_CHARS = 4;
/** Of more changes the texts are sooner read anew. */
const MOST_CHANGES = 64;

/**
 * Finds members by any part of number, phone, name, pinyin or initials, and by a card. Their texts
 * are read into memory at the first search and kept there: of two hundred thousand members that is
 * some twenty-five megabytes, scanned in a few milliseconds without a look at the disk.
 */
export function createMemberSearch(
  core: Core,
): (query: string, limit: number) => Promise<readonly MemberHit[]> {
  let index: Promise<TextIndex> | null = null;
  core.onMembers = (parts) => {
    const changes = parts?.reduce((sum, { lines }) => sum + lines, 0);
    const isFew = parts !== null && changes !== undefined && changes <= MOST_CHANGES;
    index = isFew && index ? index.then((known) => withParts(known, parts)) : null;
  };
  return async (query, limit) => {
    index ??= readIndex(core);
    const loading = index;
    try {
      const wanted = queryText(query);
      const hits = findHits(await loading, wanted, limit);
      const byCard = mayBeCard(wanted) ? await hitsByCard(core, wanted, limit) : [];
      return await asTheyAreNow(core, [...byCard, ...hits], limit);
    } catch (cause) {
      if (index === loading) index = null;
      throw cause;
    }
  };
}

/** Who was merged into another member is found as that one (MEM-6), everybody once. */
async function asTheyAreNow(
  { ports: { database } }: Core,
  hits: readonly MemberHit[],
  limit: number,
): Promise<readonly MemberHit[]> {
  const merges = await database.merges();
  const now = new Map(
    hits.map((hit) => [hit.id, survivorOf(hit.id, (id) => merges.get(id) ?? null)]),
  );
  const byId = new Map(hits.map((hit) => [hit.id, hit]));
  const missing = [...new Set(now.values())].filter((id) => !byId.has(id));
  for (const row of missing.length > 0 ? await database.members.bulkGet(missing) : []) {
    if (row) byId.set(row.id, hitOf(row));
  }
  const found = hits.flatMap(({ id }) => byId.get(now.get(id) ?? id) ?? []);
  return [...new Set(found)].slice(0, limit);
}

const hitOf = ({ id, number, name, phone }: MemberRow): MemberHit => ({ id, number, name, phone });

const mayBeCard = (wanted: string): boolean => wanted.length >= CARD_CHARS && /\d/u.test(wanted);

/** Members of whom a card's number begins so. */
async function hitsByCard(
  { ports: { database } }: Core,
  wanted: string,
  limit: number,
): Promise<readonly MemberHit[]> {
  const ids = await database.accounts.where('cards').startsWith(wanted).limit(limit).primaryKeys();
  const rows = ids.length === 0 ? [] : await database.members.bulkGet([...new Set(ids)]);
  return rows.flatMap((row) => (row?.status === 'active' ? [hitOf(row)] : []));
}

async function readIndex(core: Core): Promise<TextIndex> {
  const parts = await storedParts(core);
  const small = parts.filter(({ lines }) => lines < SMALL_LINES);
  return small.length > MOST_SMALL_PARTS ? compacted(core) : textIndex(parts);
}

/** In the order in which they were written: a later line of a member takes an earlier one's place. */
const storedParts = (core: Core): Promise<readonly MemberTextRow[]> =>
  core.ports.database.memberTexts.orderBy('part').toArray();

/** Writes the small parts together as few; lines that no longer count are left out. */
const compacted = (core: Core): Promise<TextIndex> =>
  core.exclusive(async () => {
    const stored = await storedParts(core);
    const index = textIndex(stored);
    const isLarge = ({ part, lines }: MemberTextRow): boolean =>
      part !== undefined && lines >= SMALL_LINES;
    const large = index.filter(isLarge);
    // None of these lines is in a part that stays, so that it doesn't matter that they come last.
    const together = partsOf(index.filter((part) => !isLarge(part)).flatMap(linesIn));
    const kept = new Set(large.map(({ part }) => part));
    const gone = stored.flatMap(({ part }) => (part === undefined || kept.has(part) ? [] : [part]));
    try {
      await write(core, { memberTexts: together, remove: { memberTexts: gone } }, 'relaxed');
    } catch (cause) {
      // On a full disk members must still be found.
      if (core.isSuperseded) throw cause;
    }
    return [...large, ...together];
  });
