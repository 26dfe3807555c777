import { parseKey } from '../books/route.ts';
import type { ResolveCase } from '../commands/command.ts';
import type { BooksView, CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse } from '../commands/refusal.ts';
import { limited } from '../commands/text.ts';
import type { RoomId, TabId } from '../kernel/ids.ts';
import { err, ok } from '../kernel/result.ts';
import type { Case } from './case.ts';
import { casesOfRoom, casesOfTab } from './find.ts';

/** Writes down that people dealt with a case. Refuses `caseUnknown` for one that isn't open. */
export function resolveCase(command: ResolveCase, { books }: CommandContext): Decision {
  const { case: id, about } = command;
  const note = limited(command.note, 'note');
  if (!note.ok) return note;
  const found = casesAbout(about, books).find((known) => known.id === id && !known.resolved);
  if (!found) return err(refuse('caseUnknown'));
  return ok([{ type: 'CaseResolved', case: id, about, note: note.value }]);
}

function casesAbout(about: string, books: BooksView): readonly Case[] {
  const key = parseKey(about);
  // The key's first word says of which kind the id is.
  if (key?.kind === 'room') return casesOfRoom(books.room(key.id as RoomId));
  const tab = key?.kind === 'tab' ? books.tab(key.id as TabId) : null;
  return tab ? casesOfTab(tab) : [];
}
