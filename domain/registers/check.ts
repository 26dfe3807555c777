import type { ChainSettings, StoreSettings } from '../chain/records.ts';
import { isBusinessDate, isTimeZone } from '../kernel/business-date.ts';
import { isId } from '../kernel/ids.ts';
import type { MemberProfile } from '../members/records.ts';
import type { Room, RoomType } from '../rooms/records.ts';
import { RIGHTS, type Role, type Staff } from '../staff/records.ts';
import type { Item } from '../tabs/records.ts';
import { checkTariff } from '../tariffs/check.ts';
import {
  checkAccountSettings,
  checkPointsRules,
  checkProduct,
  checkTier,
  checkTopUp,
} from './check-accounts.ts';
import { checkPaper, checkPrinter, checkStationRoute, checkTillPrinter } from './check-printing.ts';
import { isBarcode } from './barcode.ts';
import {
  checkChoice,
  checkClock,
  checkFen,
  checkText,
  checkWhole,
  MAX_NAME,
  MAX_PRICE_FEN,
  MAX_TEXT,
} from './fields.ts';
import { problem, type RecordProblem } from './problem.ts';
import type { CollectionName, Collections } from './registers.ts';

const MAX_PICTURE_CHARS = 200_000;
const MAX_SORT = 1_000_000;

type Checks = {
  readonly [Name in CollectionName]: (record: Collections[Name]) => readonly RecordProblem[];
};

const CHECKS: Checks = {
  chain: checkChain,
  store: checkStore,
  rooms: checkRoom,
  roomTypes: checkRoomType,
  tariffs: checkTariff,
  items: checkItem,
  categories: ({ name, sort }) => [...checkName(name), ...checkSort(sort)],
  stations: ({ name }) => checkName(name),
  staff: checkStaff,
  roles: checkRole,
  tiers: checkTier,
  topUps: checkTopUp,
  products: checkProduct,
  printers: checkPrinter,
  stationRoutes: checkStationRoute,
  tillPrinters: checkTillPrinter,
  paper: checkPaper,
  members: checkMember,
};

/**
 * Whether a record may be written to its register, wherever it comes from: a form, an import, the
 * demo.
 *
 * @returns every problem found, by field; empty when it may be written.
 * @example checkRecord('items', { ...beer, priceFen: fen(-1) })
 *   // [{ field: 'priceFen', code: 'negative', values: { valueFen: -1 } }]
 */
export function checkRecord<Name extends CollectionName>(
  collection: Name,
  record: Collections[Name],
): readonly RecordProblem[] {
  const problems = CHECKS[collection](record);
  return isId(record.id) ? problems : [problem('id', 'notAnId', { value: record.id }), ...problems];
}

const checkName = (name: string): readonly RecordProblem[] =>
  checkText('name', name, { max: MAX_NAME, required: true });

const checkSort = (sort: number): readonly RecordProblem[] =>
  checkWhole('sort', sort, -MAX_SORT, MAX_SORT);

function checkReference(field: string, id: string): readonly RecordProblem[] {
  if (id === '') return [problem(field, 'required')];
  return isId(id) ? [] : [problem(field, 'notAnId', { value: id })];
}

function checkDates(
  field: string,
  dates: Readonly<Record<string, string>>,
): readonly RecordProblem[] {
  return Object.entries(dates).flatMap(([date, kind]) => [
    ...(isBusinessDate(date) ? [] : [problem(field, 'dateInvalid', { value: date })]),
    ...checkText(`${field}.${date}`, kind, { max: MAX_NAME, required: true }),
  ]);
}

function checkChain(chain: ChainSettings): readonly RecordProblem[] {
  return [
    ...checkName(chain.name),
    ...Object.entries(chain.calendar.weekdays).flatMap(([weekday, kind]) =>
      checkText(`calendar.weekdays.${weekday}`, kind, { max: MAX_NAME, required: true }),
    ),
    ...checkDates('calendar.dates', chain.calendar.dates),
    ...checkChoice('rounding', chain.rounding, ['none', 'yuanDown', 'yuanHalfUp', 'jiaoDown']),
    ...checkAccountSettings(chain.accounts ?? {}),
    ...checkPointsRules(chain.points ?? {}),
  ];
}

function checkStore(store: StoreSettings): readonly RecordProblem[] {
  const problems = [
    ...checkName(store.name),
    ...checkClock('closeoutMinute', store.closeoutMinute, 0, 1439),
    ...checkDates('dates', store.dates),
    ...checkText('address', store.address, { max: MAX_TEXT }),
    ...checkText('phone', store.phone, { max: MAX_NAME }),
  ];
  if (!isTimeZone(store.timeZone)) {
    problems.push(problem('timeZone', 'timeZoneUnknown', { value: store.timeZone }));
  }
  if (store.autoCleanMinutes !== null) {
    problems.push(...checkWhole('autoCleanMinutes', store.autoCleanMinutes, 0, 1440));
  }
  return problems;
}

function checkRoom(room: Room): readonly RecordProblem[] {
  return [
    ...checkName(room.name),
    ...checkReference('type', room.type),
    ...checkText('area', room.area, { max: MAX_NAME }),
    ...checkSort(room.sort),
  ];
}

function checkRoomType(type: RoomType): readonly RecordProblem[] {
  const named = Object.entries(type.tariffs);
  return [
    ...checkName(type.name),
    ...checkWhole('capacity', type.capacity, 1, 500),
    ...(named.length === 0 ? [problem('tariffs', 'noTariff')] : []),
    ...named.flatMap(([kind, tariff]) => checkReference(`tariffs.${kind}`, tariff)),
    ...checkSort(type.sort),
  ];
}

function checkItem(item: Item): readonly RecordProblem[] {
  const problems = [
    ...checkName(item.name),
    ...checkReference('category', item.category),
    ...checkFen('priceFen', item.priceFen, MAX_PRICE_FEN),
    ...checkText('unit', item.unit, { max: 12 }),
    ...(item.station === null ? [] : checkReference('station', item.station)),
    ...item.modifiers.flatMap(({ name, priceFen }, index) => [
      ...checkText(`modifiers.${index}.name`, name, { max: MAX_NAME, required: true }),
      ...checkFen(`modifiers.${index}.priceFen`, priceFen, MAX_PRICE_FEN),
    ]),
    ...checkSort(item.sort),
  ];
  if (item.barcode !== '' && !isBarcode(item.barcode)) {
    problems.push(problem('barcode', 'barcodeInvalid', { value: item.barcode }));
  }
  const isPicture =
    item.picture === '' || /^data:image\/(png|jpeg|webp|svg\+xml)[;,]/u.test(item.picture);
  if (!isPicture) problems.push(problem('picture', 'pictureInvalid'));
  else problems.push(...checkText('picture', item.picture, { max: MAX_PICTURE_CHARS }));
  return problems;
}

function checkStaff(staff: Staff): readonly RecordProblem[] {
  return [
    ...checkName(staff.name),
    ...checkReference('role', staff.role),
    ...staff.stores.flatMap((store, index) => checkReference(`stores.${index}`, store)),
  ];
}

function checkRole(role: Role): readonly RecordProblem[] {
  return [
    ...checkName(role.name),
    ...role.rights.flatMap((right, index) => checkChoice(`rights.${index}`, right, RIGHTS)),
  ];
}

function checkMember(member: MemberProfile): readonly RecordProblem[] {
  const problems = [
    ...checkText('number', member.number, { max: 40, required: true }),
    ...checkText('name', member.name, { max: MAX_NAME }),
    ...checkText('notes', member.notes, { max: MAX_TEXT }),
    ...checkText('source', member.source, { max: MAX_NAME }),
    ...checkReference('home', member.home),
    ...checkChoice('sex', member.sex, ['female', 'male', 'unknown']),
    ...checkChoice('status', member.status, ['active', 'merged', 'erased']),
    ...member.tags.flatMap((tag, index) =>
      checkText(`tags.${index}`, tag, { max: MAX_NAME, required: true }),
    ),
  ];
  if (member.phone !== '' && !/^\+?\d{5,20}$/u.test(member.phone)) {
    problems.push(problem('phone', 'phoneInvalid', { value: member.phone }));
  }
  if (!isBirthday(member.birthday)) {
    problems.push(problem('birthday', 'birthdayInvalid', { value: member.birthday }));
  }
  return problems;
}

/** Empty, `YYYY-MM-DD`, or `MM-DD` (of a leap year, so that 02-29 is one). */
const isBirthday = (text: string): boolean =>
  text === '' || isBusinessDate(/^\d{2}-\d{2}$/u.test(text) ? `2000-${text}` : text);
