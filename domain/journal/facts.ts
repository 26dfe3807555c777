import type { TillFact } from '../accounts/entries.ts';
import type { CaseFact } from '../cases/entries.ts';
import type { MemberFact } from '../members/entries.ts';
import type { PaymentFact } from '../payments/entries.ts';
import type { PrintFact } from '../printing/entries.ts';
import type { RoomFact } from '../rooms/entries.ts';
import type { ShiftFact } from '../shifts/entries.ts';
import type { TabFact } from '../tabs/entries.ts';
import type { SealFact } from './seal.ts';

/** Everything that can happen. */
export type Fact =
  | RoomFact
  | TabFact
  | PaymentFact
  | ShiftFact
  | MemberFact
  | TillFact
  | CaseFact
  | PrintFact
  | SealFact;

export type FactType = Fact['type'];

/**
 * Version of the shape of each fact. Raise it when a shape changes so that an older program would
 * misread it: the older program then sets the entry aside instead. `tests/domain/journal` holds a
 * digest of the shapes, so that a silent change is red.
 */
export const FACT_VERSIONS: Readonly<Record<FactType, number>> = {
  RoomSessionOpened: 1,
  RoomSessionCancelled: 1,
  RoomTransferred: 1,
  RoomSessionClosed: 1,
  HeadsChanged: 1,
  RoomCleaned: 1,
  RoomTakenOutOfOrder: 1,
  RoomRestored: 1,
  OrderSent: 1,
  LineVoided: 1,
  MemberAttached: 1,
  MemberDetached: 1,
  TabNoted: 1,
  TabSettled: 1,
  TenderTaken: 1,
  TenderVoided: 1,
  ShiftOpened: 1,
  ShiftClosed: 1,
  MemberRegistered: 1,
  AccountOpened: 1,
  AccountCredited: 1,
  AccountSpent: 1,
  SpendReturned: 1,
  CreditRefunded: 1,
  AllowanceReleased: 1,
  CaseDecided: 1,
  CardIssued: 1,
  CardFrozen: 1,
  CardUnfrozen: 1,
  CardReplaced: 1,
  CardCancelled: 1,
  MembersMerged: 1,
  MergeUndone: 1,
  AccountTender: 1,
  CaseResolved: 1,
  PrintRequested: 1,
  PrintRepeated: 1,
  PrintMoved: 1,
  PrintEnded: 1,
  LogSealed: 2,
};

export const isFactType = (type: string): type is FactType => Object.hasOwn(FACT_VERSIONS, type);
