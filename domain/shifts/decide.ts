import type { CloseShift, OpenShift } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse } from '../commands/refusal.ts';
import { limited } from '../commands/text.ts';
import { newId } from '../kernel/ids.ts';
import { err, ok } from '../kernel/result.ts';
import { countCash, expectedCash } from './expected.ts';

/** Opens a till's shift with a counted float (SHIFT-1). One a device at a time. */
export function openShift(command: OpenShift, context: CommandContext): Decision {
  const { books, at, random, till } = context;
  if (books.openShift) return err(refuse('shiftAlreadyOpen', { shift: books.openShift.shift }));
  const floatFen = countCash(command.float);
  if (floatFen === null) return err(refuse('amountInvalid'));
  const shift = newId<'shift'>(at, random);
  return ok([{ type: 'ShiftOpened', shift, till, float: command.float, floatFen }]);
}

/**
 * Closes a shift with a blind count (SHIFT-1): what should be there is computed here and was not
 * shown before. Only the till that opened a shift closes it (`shiftUnknown`).
 */
export function closeShift(command: CloseShift, context: CommandContext): Decision {
  const shift = context.books.shift(command.shift);
  if (!shift || shift.device !== context.device) return err(refuse('shiftUnknown'));
  if (shift.closed) return err(refuse('shiftClosed'));
  const note = limited(command.note, 'note');
  if (!note.ok) return note;
  const countedFen = countCash(command.counted);
  if (countedFen === null) return err(refuse('amountInvalid'));
  return ok([
    {
      type: 'ShiftClosed',
      shift: shift.shift,
      counted: command.counted,
      countedFen,
      expectedFen: expectedCash(shift),
      note: note.value,
    },
  ]);
}
