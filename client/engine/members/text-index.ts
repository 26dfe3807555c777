import type { MemberTextRow } from '../database.ts';
import { isLatin } from './search.ts';
import { linesIn, partsOf } from './texts.ts';

/** What is found in: parts of which every member has a line in one at most. */
export type TextIndex = readonly MemberTextRow[];

/** @param parts as they are stored, the oldest first: of a member's lines the last one counts. */
export function textIndex(parts: readonly MemberTextRow[]): TextIndex {
  const seen = new Set<string>();
  const live: MemberTextRow[] = [];
  for (const part of parts.toReversed()) {
    const lines = linesIn(part);
    const fresh = lines.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    live.push(...(fresh.length === lines.length ? [part] : partsOf(fresh)));
  }
  return live.toReversed();
}

/** The index after more parts came. For a few members: of many it is sooner read anew. */
export function withParts(index: TextIndex, parts: readonly MemberTextRow[]): TextIndex {
  const changed = parts.flatMap((part) => linesIn(part).map(({ id }) => id));
  const kept = index.flatMap((part) => {
    const gone = new Set(changed.filter((id) => part.ids.includes(`\n${id}\n`)));
    return gone.size === 0 ? [part] : partsOf(linesIn(part).filter(({ id }) => !gone.has(id)));
  });
  return [...kept, ...parts];
}

/**
 * The ids of members found by a query, at most `limit`: first those of whom a part begins with it,
 * then those that merely hold it.
 *
 * @param wanted as `queryText` gives it; empty finds everybody.
 */
export function findIds(index: TextIndex, wanted: string, limit: number): readonly string[] {
  const found = new Set<string>();
  const inKeys = isLatin(wanted);
  for (const sought of wanted === '' ? ['\t'] : [`\t${wanted}`, wanted]) {
    for (const part of index) {
      addFound(found, part, inKeys ? part.keys : part.names, sought, limit);
      if (found.size >= limit) return [...found];
    }
  }
  return [...found];
}

function addFound(
  found: Set<string>,
  part: MemberTextRow,
  text: string,
  sought: string,
  limit: number,
): void {
  let ids: readonly string[] | null = null;
  // A line feed stands before each line: how many came before a hit says which line it is in.
  let line = -1;
  let counted = 0;
  for (let at = text.indexOf(sought); at >= 0 && found.size < limit;) {
    for (let feed = text.indexOf('\n', counted); feed >= 0 && feed < at;) {
      line += 1;
      counted = feed + 1;
      feed = text.indexOf('\n', counted);
    }
    ids ??= part.ids.slice(1, -1).split('\n');
    const id = ids[line];
    if (id !== undefined) found.add(id);
    const end = text.indexOf('\n', at);
    at = end < 0 ? -1 : text.indexOf(sought, end);
  }
}
