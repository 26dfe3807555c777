import type { MemberId } from '#domain/kernel/ids.ts';
import type { MemberHit } from '../api.ts';
import type { MemberTextRow } from '../database.ts';
import { isLatin } from './search.ts';
import { linesIn, partsOf, splitLines } from './texts.ts';

/** What is found in: parts of which every member has a line in one at most. */
export type TextIndex = readonly MemberTextRow[];

/** @param parts as they are stored, the oldest first: of a member's lines the last one counts. */
export function textIndex(parts: readonly MemberTextRow[]): TextIndex {
  const seen = new Set<string>();
  const live: MemberTextRow[] = [];
  for (const part of parts.toReversed()) {
    const fresh = new Set(splitLines(part.ids).filter((id) => !seen.has(id)));
    for (const id of fresh) seen.add(id);
    const isWhole = fresh.size === part.lines;
    live.push(...(isWhole ? [part] : partsOf(linesIn(part).filter(({ id }) => fresh.has(id)))));
  }
  return live.toReversed();
}

/** The index after more parts came. For a few members: of many it is sooner read anew. */
export function withParts(index: TextIndex, parts: readonly MemberTextRow[]): TextIndex {
  const changed = parts.flatMap((part) => splitLines(part.ids));
  const kept = index.flatMap((part) => {
    const gone = new Set(changed.filter((id) => part.ids.includes(`\n${id}\n`)));
    return gone.size === 0 ? [part] : partsOf(linesIn(part).filter(({ id }) => !gone.has(id)));
  });
  return [...kept, ...parts];
}

/**
 * Members found by a query, at most `limit`: first those of whom a word begins with it, then those
 * that merely hold it.
 *
 * @param wanted as `queryText` gives it; empty finds everybody.
 */
export function findHits(index: TextIndex, wanted: string, limit: number): readonly MemberHit[] {
  const found: Found = { begins: new Map(), holds: new Map() };
  const inKeys = isLatin(wanted);
  for (const part of index) {
    // With enough of those that merely hold it, only words that begin with it are of use.
    const isEnough = wanted === '' || found.holds.size >= limit;
    addHits(found, part, inKeys ? part.keys : part.names, isEnough ? `\t${wanted}` : wanted, limit);
    if (found.begins.size >= limit) break;
  }
  return [...new Map([...found.begins, ...found.holds]).values()].slice(0, limit);
}

interface Found {
  readonly begins: Map<MemberId, MemberHit>;
  readonly holds: Map<MemberId, MemberHit>;
}

function addHits(
  { begins, holds }: Found,
  part: MemberTextRow,
  text: string,
  sought: string,
  limit: number,
): void {
  let ids: readonly string[] | null = null;
  let shown: readonly string[] = [];
  // A line feed stands before each line: how many came before a hit says which line it is in.
  let line = -1;
  let counted = 0;
  for (let at = text.indexOf(sought); at >= 0 && begins.size < limit;) {
    const isBegin = text[at] === '\t' || text[at - 1] === '\t';
    if (isBegin || holds.size < limit) {
      for (let feed = text.indexOf('\n', counted); feed >= 0 && feed < at;) {
        line += 1;
        counted = feed + 1;
        feed = text.indexOf('\n', counted);
      }
      ids ??= splitLines(part.ids);
      if (shown.length === 0) shown = splitLines(part.shown);
      const hit = hitOf(ids[line], shown[line]);
      if (hit) (isBegin ? begins : holds).set(hit.id, hit);
    }
    at = text.indexOf(sought, at + 1);
  }
}

function hitOf(id: string | undefined, shown: string | undefined): MemberHit | null {
  if (id === undefined || shown === undefined) return null;
  const [number = '', name = '', phone = ''] = shown.split('\t');
  // Ids in the texts are those of members' rows.
  return { id: id as MemberId, number, name, phone };
}
