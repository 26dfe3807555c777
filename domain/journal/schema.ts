import {
  isAccountTender,
  MONEY_TENDERS,
  TENDER_TYPES,
  type Covered,
  type TenderOfAccount,
} from '../payments/entries.ts';
import { parseKey } from '../books/route.ts';
import { ACCOUNT_SHAPES } from './account-shapes.ts';
import { isKnown, type AnyEntry, type Entry } from './entry.ts';
import { FACT_VERSIONS, type Fact, type FactType } from './facts.ts';
import { PRINT_SHAPES } from './print-shapes.ts';
import { compile, type Check } from './shape.ts';
import {
  anyFen,
  cash,
  dayMinute,
  entryId,
  FEN_MAX,
  heads,
  id,
  instant,
  list,
  name,
  note,
  notNegativeFen,
  object,
  oneOf,
  orNull,
  positiveFen,
  quantity,
  text,
  whole,
  type FieldsOf,
  type Values,
} from './shapes.ts';

type FactOf<Type extends FactType> = Extract<Fact, { readonly type: Type }>;
type Opened = FactOf<'RoomSessionOpened'>;
type Terms = Opened['terms'];
type Line = Values<FactOf<'OrderSent'>['lines']>;

const roomRef = object<Opened['room']>({ id, name, type: id, typeName: name });

const band = object<Values<Terms['tariff']['bands']>>({
  from: dayMinute,
  to: dayMinute,
  rateFen: notNegativeFen,
  capFen: orNull(notNegativeFen),
});

const terms = object<Terms>({
  date: { kind: 'businessDate' },
  timeZone: { kind: 'timeZone' },
  dayKind: name,
  tariff: object<Terms['tariff']>({
    id,
    name,
    bands: list(band, 48),
    pricing: oneOf('banded', 'byEntry'),
    unitMinutes: oneOf(1, 15, 30, 60),
    partUnit: oneOf('whole', 'free', 'perMinute'),
    firstHourWhole: { kind: 'boolean' },
    freeMinutes: whole(0, 1_440),
    capFen: orNull(notNegativeFen),
  }),
});

const timeLine = object<Values<FactOf<'TabSettled'>['timeLines']>>({
  roomName: name,
  from: instant,
  to: instant,
  bandFrom: dayMinute,
  bandTo: dayMinute,
  minutes: whole(0, 10_000_000),
  rateFen: notNegativeFen,
  rule: text(40),
  amountFen: anyFen,
});

const orderedLine = object<Line>({
  line: id,
  item: id,
  name,
  category: id,
  categoryName: name,
  station: orNull(id),
  priceFen: notNegativeFen,
  modifiers: list(object<Values<Line['modifiers']>>({ name, priceFen: anyFen }), 32),
  quantity,
  unit: name,
  note,
});

const tenderOfAccount = object<TenderOfAccount>({
  member: id,
  account: id,
  spend: id,
  units: whole(1, FEN_MAX),
  beyond: whole(0, FEN_MAX),
  card: orNull(id),
  covers: orNull(
    object<Covered>({
      time: { kind: 'boolean' },
      lines: list(object<Values<Covered['lines']>>({ line: id, quantity }), 500),
    }),
  ),
});

/** The shape of every fact's body. `tests/domain/journal` holds a digest of it with the versions. */
export const FACT_SHAPES: {
  readonly [Type in FactType]: FieldsOf<Omit<FactOf<Type>, 'type'>>;
} = {
  RoomSessionOpened: {
    session: id,
    tab: id,
    room: roomRef,
    previous: orNull(entryId),
    party: name,
    heads,
    terms,
  },
  RoomSessionCancelled: { session: id, tab: id, room: id, reason: note },
  RoomTransferred: {
    session: id,
    tab: id,
    from: id,
    to: roomRef,
    previous: orNull(entryId),
    reason: note,
    terms,
  },
  RoomSessionClosed: { session: id, tab: id, room: id },
  HeadsChanged: { session: id, tab: id, heads },
  RoomCleaned: { room: id },
  RoomTakenOutOfOrder: { room: id, reason: note },
  RoomRestored: { room: id },
  OrderSent: { tab: id, order: id, number: text(40), lines: list(orderedLine, 500) },
  LineVoided: { tab: id, line: id, quantity, reason: note, approvedBy: orNull(id) },
  MemberAttached: { tab: id, member: id, memberNumber: text(60) },
  MemberDetached: { tab: id },
  TabNoted: { tab: id, note },
  TabSettled: {
    tab: id,
    shift: id,
    receipt: text(40),
    endedAt: instant,
    timeLines: list(timeLine, 2_000),
    timeFen: anyFen,
    itemsFen: anyFen,
    roundingFen: anyFen,
    dueFen: anyFen,
  },
  TenderTaken: {
    tab: id,
    shift: id,
    tender: id,
    tenderType: oneOf(...TENDER_TYPES),
    amountFen: positiveFen,
    receivedFen: positiveFen,
    changeFen: notNegativeFen,
    reference: text(200),
    account: { kind: 'orAbsent', of: tenderOfAccount },
    endedAt: { kind: 'orAbsent', of: instant },
  },
  TenderVoided: {
    tab: id,
    shift: id,
    tender: id,
    tenderType: oneOf(...TENDER_TYPES),
    amountFen: positiveFen,
    reason: note,
  },
  AccountTender: {
    shift: id,
    tender: id,
    member: id,
    for: oneOf('topUp', 'sale', 'case', 'refund'),
    about: text(200),
    tenderType: oneOf(...MONEY_TENDERS),
    amountFen: anyFen,
    receivedFen: notNegativeFen,
    changeFen: notNegativeFen,
    reference: text(200),
  },
  ...ACCOUNT_SHAPES,
  ShiftOpened: { shift: id, till: text(10), float: cash, floatFen: notNegativeFen },
  ShiftClosed: {
    shift: id,
    counted: cash,
    countedFen: notNegativeFen,
    expectedFen: anyFen,
    note,
  },
  MemberRegistered: { member: id, number: text(60), home: id },
  CaseResolved: { case: text(200), about: text(60), note },
  ...PRINT_SHAPES,
  LogSealed: { head: text(100), signature: text(200) },
};

const CHECKS = new Map<string, Check>(
  Object.entries(FACT_SHAPES).map(([type, fields]) => [type, compile({ kind: 'object', fields })]),
);

/**
 * Checks the body of an entry that comes from outside, so that no fold meets what it can't read.
 *
 * @returns null when it is right, else what is wrong, as in `OrderSent: lines.0.priceFen`; such an
 * entry is set aside like one of a newer version.
 */
export function checkFact(entry: Entry): string | null {
  const { fact } = entry;
  const check = CHECKS.get(fact.type);
  if (!check) return `${fact.type}: no such fact`;
  const wrong = check(fact) ?? sums(fact);
  return wrong === null ? null : `${fact.type}: ${wrong}`;
}

/**
 * An entry from outside, ready for the folds: one whose body is malformed is set aside as unknown,
 * so that it is kept and passed on unchanged.
 */
export function checkedEntry(entry: AnyEntry): AnyEntry {
  if (!isKnown(entry) || checkFact(entry) === null) return entry;
  const { fact, ...envelope } = entry;
  const { type, ...body } = fact;
  return { ...envelope, unknownType: `${type}@${FACT_VERSIONS[type]}`, body };
}

/** What must hold between the fields of a fact. */
function sums(fact: Fact): string | null {
  switch (fact.type) {
    case 'TenderTaken':
      if (isAccountTender(fact.tenderType) !== (fact.account !== undefined)) return 'account';
      return fact.amountFen + fact.changeFen === fact.receivedFen ? null : 'amountFen';
    case 'AccountTender':
      // What is given to the guest is given whole: nothing was received of it.
      return fact.amountFen < 0
        ? fact.receivedFen + fact.changeFen === 0
          ? null
          : 'receivedFen'
        : fact.amountFen + fact.changeFen === fact.receivedFen
          ? null
          : 'amountFen';
    case 'TabSettled':
      return fact.timeFen + fact.itemsFen + fact.roundingFen === fact.dueFen ? null : 'dueFen';
    case 'CaseResolved':
      return parseKey(fact.about) ? null : 'about';
    default:
      return null;
  }
}

/** Everything that a silent change of a fact would change. */
export const factShapes = (): unknown => ({ versions: FACT_VERSIONS, shapes: FACT_SHAPES });
