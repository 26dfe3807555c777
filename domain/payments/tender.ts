import type { NewMoney } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { limited } from '../commands/text.ts';
import { fen, minFen, subtractFen, type Fen } from '../kernel/fen.ts';
import { newId, type ShiftId, type TabId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { TenderTaken } from './entries.ts';

/** More than any guest hands over at once (a million yuan); beyond it somebody mistyped. */
const MAX_RECEIVED_FEN = 100_000_000;

/**
 * What a tender pays of what is left, and what is given back (PAY-2).
 *
 * @param leftFen what is left to pay, > 0.
 * @returns the fact; or `amountInvalid`, `overpaid` where nothing is left, `onlyCashGivesChange`
 * (with what is left), `referenceMissing` for a tender other than cash.
 * @example 88 left, 100 in cash → amount 88, change 12
 */
export function tenderOf(
  tender: NewMoney,
  leftFen: Fen,
  place: { readonly tab: TabId; readonly shift: ShiftId },
  { at, random }: CommandContext,
): Result<TenderTaken, Refusal> {
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
    type: 'TenderTaken',
    ...place,
    tender: newId<'tender'>(at, random),
    tenderType,
    amountFen,
    receivedFen,
    changeFen: subtractFen(receivedFen, amountFen),
    reference: reference.value,
  });
}
