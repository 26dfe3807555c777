import { isChinese, loadSounds } from './pinyin.ts';
import type { MemberRow, MemberTextRow } from '../database.ts';
import { searchText, type SearchText } from './search.ts';

/** One member's line of a part. */
export interface TextLine extends SearchText {
  readonly id: string;
  /** Number, name and phone, a tab between them. */
  readonly shown: string;
}

/** Members that one part holds at most. */
const PART_LINES = 2_000;

/** The lines that members are found by from now on; a member who isn't to be found has an empty one. */
export async function linesOf(members: readonly MemberRow[]): Promise<readonly TextLine[]> {
  const sounds = members.some(({ name }) => isChinese(name)) ? await loadSounds() : null;
  return members.map(({ id, number, name, phone, status }) => {
    if (status !== 'active') return { id, keys: '', name: '', shown: '' };
    const text = searchText(number, name, phone, isChinese(name) ? sounds : null);
    return { id, ...text, shown: shownLine(number, name, phone) };
  });
}

export const shownLine = (number: string, name: string, phone: string): string =>
  [number, name, phone].map((text) => text.replaceAll(/\s/gu, ' ')).join('\t');

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
      shown: joined(part.map(({ shown }) => shown)),
    });
  }
  return parts;
}

/** The lines of a part, in order. */
export function linesIn({ ids, keys, names, shown }: MemberTextRow): readonly TextLine[] {
  const keysOf = splitLines(keys);
  const namesOf = splitLines(names);
  const shownOf = splitLines(shown);
  return splitLines(ids).map((id, line) => ({
    id,
    keys: keysOf[line] ?? '',
    name: namesOf[line] ?? '',
    shown: shownOf[line] ?? '',
  }));
}

const joined = (lines: readonly string[]): string => `\n${lines.join('\n')}\n`;

/** The lines of one text of a part. */
export const splitLines = (text: string): readonly string[] => text.slice(1, -1).split('\n');
