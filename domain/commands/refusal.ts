import type { Right } from '../staff/records.ts';

/** Why a command is refused. Closed, so that every screen language has words for each. */
export const REFUSAL_CODES = [
  'notSignedIn',
  'rightMissing',
  'roomUnknown',
  'roomTaken',
  'roomOutOfOrder',
  'roomToClean',
  'roomNotToClean',
  'roomNotOutOfOrder',
  'roomInUse',
  'noTariff',
  'tabUnknown',
  'tabSettled',
  'tabCancelled',
  'tabLocked',
  'freeMinutesOver',
  'tabHasOrders',
  'tabHasTenders',
  'sameRoom',
  'headsInvalid',
  'orderEmpty',
  'itemUnknown',
  'itemRetired',
  'quantityInvalid',
  'lineUnknown',
  'voidTooMuch',
  'reasonMissing',
  'memberUnknown',
  'tenderUnknown',
  'tenderVoided',
  'amountInvalid',
  'onlyCashGivesChange',
  'referenceMissing',
  'notFullyPaid',
  'overpaid',
  'noShiftOpen',
  'shiftAlreadyOpen',
  'shiftUnknown',
  'shiftClosed',
  'caseUnknown',
  'textTooLong',
  'accountUnknown',
  'accountNotYetValid',
  'accountExpired',
  'balanceTooLow',
  'memberOwes',
  'needsGrant',
  'floorOff',
  'floorMember',
  'floorDevice',
  'balanceLimit',
  'refundTooMuch',
  'refundNeedsBank',
  'saleUnknown',
  'spendUnknown',
  'returnTooMuch',
  'pointsShare',
  'nothingToPay',
  'couponMinimum',
  'tendersTooMany',
  'topUpUnknown',
  'productUnknown',
  'cardUnknown',
  'cardFrozen',
  'cardNotFrozen',
  'cardsTooMany',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refusal with what the screen needs to say it: amounts in fen, minutes, names. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly right?: Right;
  readonly values?: Readonly<Record<string, string | number>>;
}

export const refuse = (
  code: RefusalCode,
  values?: Readonly<Record<string, string | number>>,
): Refusal => (values ? { code, values } : { code });
