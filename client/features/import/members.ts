import { present } from '#domain/kernel/assert.ts';
import type { MemberId, StoreId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import { readBirthday, readList, readPhone, readSex, readYesNo } from './cells.ts';
import { checkedRow } from './checked-row.ts';
import type { Mapping } from './columns.ts';
import {
  cellReader,
  type CellProblem,
  type ImportPlan,
  type OnDuplicate,
  type PlannedEdit,
  type PlannedRow,
  problem,
  type ReadCell,
  settle,
  toPlan,
} from './plan.ts';
import type { Sheet } from './sheet.ts';

export interface MembersContext {
  readonly members: readonly MemberProfile[];
  /** Those of them whose profile is only an outline, and so can't be updated. */
  readonly notHere: ReadonlySet<MemberId>;
  readonly home: StoreId;
  readonly onDuplicate: OnDuplicate;
  readonly newId: () => string;
}

/**
 * Plans an import of members. A row meets a known member by number, or by phone where it names
 * none. A new member without a number keeps an empty one, to be filled by {@link giveNumbers}.
 */
export function planMembers(sheet: Sheet, mapping: Mapping, context: MembersContext): ImportPlan {
  const byNumber = new Map(context.members.map((member) => [member.number, member]));
  const byPhone = new Map(context.members.map((member) => [member.phone, member]));
  const seen = new Map<string, number>();
  const rows: PlannedRow[] = [];
  const edits: PlannedEdit[] = [];
  for (const sheetRow of sheet.rows) {
    const read = cellReader(sheetRow, mapping);
    const phone = readPhone(read('phone'));
    const number = read('number').toUpperCase();
    const numbered = number === '' ? undefined : byNumber.get(number);
    const phoned = phone.ok ? byPhone.get(phone.value) : undefined;
    const before = numbered ?? (number === '' ? phoned : undefined) ?? null;
    const base = before ?? blankMember(context.newId() as MemberId, context.home);
    const { member, problems } = readMember(read, base, phone);
    if (before && context.notHere.has(before.id)) {
      problems.push(problem('number', 'profileNotHere'));
    }
    // The same phone under another number is another person's, or a slip; only people can tell.
    if (phoned && phoned.id !== member.id) {
      problems.push(problem('phone', 'phoneOfOther', { name: phoned.name, number: phoned.number }));
    }
    for (const [field, key] of [
      ['number', number],
      ['phone', member.phone],
    ] as const) {
      const earlier = key === '' ? undefined : seen.get(`${field} ${key}`);
      if (earlier !== undefined) problems.push(problem(field, 'twice', { row: earlier }));
      seen.set(`${field} ${key}`, sheetRow.row);
    }
    // A number that is still to be given must not count against the record.
    const checked = member.number === '' ? { ...member, number: 'M0' } : member;
    const row = checkedRow('members', sheetRow.row, member.name, checked, problems, () =>
      settle(before, member, context.onDuplicate),
    );
    rows.push(row);
    if (row.outcome === 'new' || row.outcome === 'update') {
      edits.push({ collection: 'members', record: member });
    }
  }
  return toPlan(rows, edits, []);
}

/** Gives every new member of a plan that has none a number from `next`, in the file's order. */
export async function giveNumbers(
  edits: readonly PlannedEdit[],
  next: (count: number) => Promise<readonly string[]>,
): Promise<readonly PlannedEdit[]> {
  // A plan pairs the collection with records of its own.
  const isUnnumbered = ({ collection, record }: PlannedEdit): boolean =>
    collection === 'members' && (record as MemberProfile).number === '';
  const count = edits.filter(isUnnumbered).length;
  if (count === 0) return edits;
  const numbers = (await next(count)).values();
  return edits.map((edit) => {
    if (!isUnnumbered(edit)) return edit;
    const number = present(numbers.next().value, 'a number for each');
    return { ...edit, record: { ...edit.record, number } };
  });
}

function readMember(
  read: ReadCell,
  base: MemberProfile,
  phone: ReturnType<typeof readPhone>,
): { readonly member: MemberProfile; readonly problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const sex = readSex(read('sex'));
  const birthday = readBirthday(read('birthday'));
  const consent = readYesNo(read('consent'));
  if (read('name') === '') problems.push(problem('name', 'missing'));
  if (read('phone') === '' && base.phone === '') problems.push(problem('phone', 'missing'));
  for (const [field, result] of [
    ['phone', phone],
    ['sex', sex],
    ['birthday', birthday],
    ['consent', consent],
  ] as const) {
    if (result.ok || read(field) === '') continue;
    problems.push(problem(field, result.error, { text: read(field) }));
  }
  const member: MemberProfile = {
    ...base,
    number: read('number').toUpperCase() || base.number,
    name: read('name') || base.name,
    phone: phone.ok ? phone.value : base.phone,
    sex: sex.ok && read('sex') !== '' ? sex.value : base.sex,
    birthday: birthday.ok && read('birthday') !== '' ? birthday.value : base.birthday,
    tags: read('tags') === '' ? base.tags : readList(read('tags')),
    notes: read('notes') || base.notes,
    source: read('source') || base.source,
    consent: consent.ok && read('consent') !== '' ? consent.value : base.consent,
  };
  return { member, problems };
}

/** A member of whom nothing is known but the id and the home store. */
export const blankMember = (id: MemberId, home: StoreId): MemberProfile => ({
  id,
  number: '',
  name: '',
  phone: '',
  sex: 'unknown',
  birthday: '',
  tags: [],
  notes: '',
  source: '',
  home,
  consent: false,
  status: 'active',
});
