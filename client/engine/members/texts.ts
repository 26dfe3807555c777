import { isChinese, loadSounds } from './pinyin.ts';
import type { MemberRow, MemberTextRow } from '../database.ts';
import { searchText, type SearchText } from './search.ts';

/** One member's line of a part. */
export interface TextLine extends SearchText {
  readonly id: string;
}

/** Members that one part holds at most. */
const PART_LINES = 2_000;

/** The lines that members are found by from now on; a member who isn't to be found has an empty one. */
export async function linesOf(members: readonly MemberRow[]): Promise<readonly TextLine[]> {
  const sounds = members.some(({ name }) => isChinese(name)) ? await loadSounds() : null;
  return members.map(({ id, number, name, phone, status }) => {
    if (status !== 'active') return { id, keys: '', name: '' };
    return { id, ...searchText(number, name, phone, isChinese(name) ? sounds : null) };
  });
}

/** Lines as they are stored: a line feed before and after each, so that an id is found as a whole. */
export function partsOf(lines: readonly TextLine[]): readonly MemberTextRow[] {
  const parts: MemberTextRow[] = [];
  for (let from = 0; from < lines.length; from += PART_LINES) {
    const part = lines.slice(from, from + PART_LINES);
    parts.push({
      lines: part.length,
      ids: joined(part.map(({ id }) => id)),
      keys: joined(part.map(({ keys }) => keys)),
      names: joined(part.map(({ name }) => name)),
    });
  }
  return parts;
}

/** The lines of a part, in order. */
export function linesIn({ ids, keys, names }: MemberTextRow): readonly TextLine[] {
  const keysOf = split(keys);
  const namesOf = split(names);
  return split(ids).map((id, line) => ({
    id,
    keys: keysOf[line] ?? '',
    name: namesOf[line] ?? '',
  }));
}

const joined = (lines: readonly string[]): string => `\n${lines.join('\n')}\n`;
const split = (text: string): readonly string[] => text.slice(1, -1).split('\n');
