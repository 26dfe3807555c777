import type { NewMoney } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { limited } from '../commands/text.ts';
import { fen, minFen, subtractFen, type Fen } from '../kernel/fen.ts';
import { newId, type ShiftId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { AccountTender } from './entries.ts';

/** More than any guest hands over at once (a million yuan); beyond it somebody mistyped. */
const MAX_RECEIVED_FEN = 100_000_000;

/** The shift that money goes into, or `noShiftOpen`: a till without a shift takes none (SHIFT-1). */
export function shiftOf({ books }: CommandContext): Result<ShiftId, Refusal> {
  return books.openShift ? ok(books.openShift.shift) : err(refuse('noShiftOpen'));
}

/** Money that was taken, whatever for. */
type Money = Pick<
  AccountTender,
  'tender' | 'tenderType' | 'amountFen' | 'receivedFen' | 'changeFen' | 'reference'
>;

/**
 * What a tender pays of what is left, and what is given back (PAY-2).
 *
 * @param leftFen what is left to pay, > 0.
 * @returns what a fact says of it; or `amountInvalid`, `overpaid` where nothing is left, `onlyCashGivesChange`
 * (with what is left), `referenceMissing` for a tender other than cash.
 * @example 88 left, 100 in cash → amount 88, change 12
 */
export function moneyOf(
  tender: NewMoney,
  leftFen: Fen,
  { at, random }: Pick<CommandContext, 'at' | 'random'>,
): Result<Money, Refusal> {
  const { tenderType, receivedFen } = tender;
  if (!Number.isSafeInteger(receivedFen) || receivedFen <= 0 || receivedFen > MAX_RECEIVED_FEN) {
    return err(refuse('amountInvalid', { maxFen: MAX_RECEIVED_FEN }));
  }
  if (leftFen <= 0) return err(refuse('overpaid', { overFen: fen(-leftFen) }));
  if (receivedFen > leftFen && tenderType !== 'cash') {
    return err(refuse('onlyCashGivesChange', { leftFen }));
  }
  const reference = limited(tender.reference, 'reference');
  if (!reference.ok) return reference;
  if (tenderType !== 'cash' && reference.value === '') return err(refuse('referenceMissing'));
  const amountFen = minFen(receivedFen, leftFen);
  return ok({
    tender: newId<'tender'>(at, random),
    tenderType,
    amountFen,
    receivedFen,
    changeFen: subtractFen(receivedFen, amountFen),
    reference: reference.value,
  });
}
