import type { EngineApi } from '#client/engine/api.ts';
import type { Database } from '#client/engine/database.ts';
import { freshId } from '#client/ui/fresh-id.ts';
import { id, type MemberId, type StoreId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import type { CollectionName, Collections } from '#domain/registers/registers.ts';

import type { ImportKind, Mapping } from './columns.ts';
import { planItems } from './items.ts';
import { blankMember, planMembers } from './members.ts';
import type { ImportPlan, OnDuplicate } from './plan.ts';
import { readPhone } from './cells.ts';
import { planRooms } from './rooms.ts';
import type { Sheet } from './sheet.ts';

/** What a plan is made of. */
export interface PlanRequest {
  readonly kind: ImportKind;
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly onDuplicate: OnDuplicate;
  readonly home: StoreId;
}

/** Checks a sheet against what this tablet has. Writes nothing. */
export async function makePlan(
  request: PlanRequest,
  db: Database,
  engine: EngineApi,
): Promise<ImportPlan> {
  const { kind, sheet, mapping, onDuplicate, home } = request;
  const common = { onDuplicate, newId: freshId };
  switch (kind) {
    case 'items':
      return planItems(sheet, mapping, {
        ...common,
        items: await records(db, 'items'),
        categories: await records(db, 'categories'),
        stations: await records(db, 'stations'),
      });
    case 'rooms':
      return planRooms(sheet, mapping, {
        ...common,
        rooms: await records(db, 'rooms'),
        roomTypes: await records(db, 'roomTypes'),
      });
    case 'members':
      return planMembers(sheet, mapping, {
        ...common,
        home,
        ...(await knownMembers(request, db, engine)),
      });
  }
}

async function records<Name extends CollectionName>(
  db: Database,
  collection: Name,
): Promise<readonly Collections[Name][]> {
  const rows = await db.registers.where('collection').equals(collection).toArray();
  // The engine writes rows of a collection from records of that collection alone.
  return rows.map((row) => row.record as Collections[Name]);
}

/**
 * The members that the sheet may meet. To update one, its whole profile is needed; a profile that
 * isn't on this tablet is told apart, since half of one must not overwrite the whole.
 */
async function knownMembers(
  { sheet, mapping, onDuplicate, home }: PlanRequest,
  db: Database,
  engine: EngineApi,
): Promise<{
  readonly members: readonly MemberProfile[];
  readonly notHere: ReadonlySet<MemberId>;
}> {
  const wanted = new Set<string>();
  for (const { cells } of sheet.rows) {
    const phone = readPhone(cells[mapping['phone'] ?? -1] ?? '');
    if (phone.ok) wanted.add(phone.value);
    wanted.add((cells[mapping['number'] ?? -1] ?? '').toUpperCase());
  }
  const rows = await db.members
    .filter(({ number, phone }) => wanted.has(number) || wanted.has(phone))
    .toArray();
  const members: MemberProfile[] = [];
  const notHere = new Set<MemberId>();
  for (const { id: member, number, name, phone, home: memberHome, status } of rows) {
    const profile = onDuplicate === 'update' ? await engine.openMember(member) : null;
    if (onDuplicate === 'update' && !profile) notHere.add(member);
    const outline = { number, name, phone, home: memberHome, status };
    members.push(profile ?? { ...blankMember(id<MemberId>(member), home), ...outline });
  }
  return { members, notHere };
}
