import type { TransferRoom } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import type { CaseResolved } from '../cases/entries.ts';
import { casesOfRoom } from '../cases/find.ts';
import { refuse } from '../commands/refusal.ts';
import { limited } from '../commands/text.ts';
import type { RoomId, SessionId } from '../kernel/ids.ts';
import { err, ok } from '../kernel/result.ts';
import { openTab } from '../tabs/open-tab.ts';
import { closeRooms, roomOf } from './leave.ts';
import { prepareRoom } from './prepare.ts';

/**
 * Moves a party to a free room, with its tab (MOVE-1), on the terms of the new room's type for the
 * business date of the opening (DAY-3). Moving one of two parties out of a room that was opened
 * twice resolves that case. Refuses `sameRoom` and whatever {@link prepareRoom} refuses.
 */
export function transferRoom(command: TransferRoom, context: CommandContext): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  const tab = found.value;
  const reason = limited(command.reason, 'reason');
  if (!reason.ok) return reason;
  const from = roomOf(tab);
  const { session } = tab;
  if (!session || !from) return err(refuse('tabUnknown'));
  if (from === command.to) return err(refuse('sameRoom'));
  const prepared = prepareRoom(command.to, tab.date, context);
  if (!prepared.ok) return prepared;
  const { room: to, terms, previous } = prepared.value;
  return ok([
    ...closeRooms(tab, session, context, from),
    {
      type: 'RoomTransferred',
      session,
      tab: tab.tab,
      from,
      to,
      previous,
      reason: reason.value,
      terms,
    },
    ...resolvedByLeaving(from, session, reason.value, context),
  ]);
}

function resolvedByLeaving(
  room: RoomId,
  session: SessionId,
  note: string,
  { books }: CommandContext,
): readonly CaseResolved[] {
  return casesOfRoom(books.room(room))
    .filter((found) => !found.resolved)
    .filter((found) => found.occupants.some((occupant) => occupant.session === session))
    .map(({ id, about }) => ({ type: 'CaseResolved', case: id, about, note }));
}
