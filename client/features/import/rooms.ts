import type { RoomId, RoomTypeId } from '#domain/kernel/ids.ts';
import type { Room, RoomType } from '#domain/rooms/records.ts';
import { readYesNo } from './cells.ts';
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
  settle,
  toPlan,
} from './plan.ts';
import type { Sheet } from './sheet.ts';

export interface RoomsContext {
  readonly rooms: readonly Room[];
  readonly roomTypes: readonly RoomType[];
  readonly onDuplicate: OnDuplicate;
  readonly newId: () => string;
}

/**
 * Plans an import of rooms of this store. A row meets a known room by its name. A room type must be
 * there already, since it needs a tariff that no file can give.
 */
export function planRooms(sheet: Sheet, mapping: Mapping, context: RoomsContext): ImportPlan {
  const known = new Map(context.rooms.map((room) => [room.name, room]));
  const types = new Map(context.roomTypes.map((type) => [type.name, type.id]));
  const seen = new Map<string, number>();
  const rows: PlannedRow[] = [];
  const edits: PlannedEdit[] = [];
  let sort = Math.max(0, ...context.rooms.map((room) => room.sort));
  for (const sheetRow of sheet.rows) {
    const read = cellReader(sheetRow, mapping);
    const problems: CellProblem[] = [];
    const name = read('name');
    const before = known.get(name) ?? null;
    sort += before ? 0 : 1;
    const type = types.get(read('type')) ?? (read('type') === '' ? before?.type : undefined);
    const retired = readYesNo(read('retired'));
    if (name === '') problems.push(problem('name', 'missing'));
    if (!type) problems.push(typeProblem(read('type'), types));
    if (!retired.ok) problems.push(problem('retired', retired.error, { text: read('retired') }));
    const earlier = seen.get(name);
    if (earlier !== undefined) problems.push(problem('name', 'twice', { row: earlier }));
    seen.set(name, sheetRow.row);
    const room: Room = {
      id: before?.id ?? (context.newId() as RoomId),
      name,
      type: type ?? ('' as RoomTypeId),
      area: read('area') || (before?.area ?? ''),
      sort: before?.sort ?? sort,
      retired: retired.ok && read('retired') !== '' ? retired.value : (before?.retired ?? false),
    };
    const row = checkedRow('rooms', sheetRow.row, name, room, problems, () =>
      settle(before, room, context.onDuplicate),
    );
    rows.push(row);
    if (row.outcome === 'new' || row.outcome === 'update') {
      edits.push({ collection: 'rooms', record: room });
    }
  }
  return toPlan(rows, edits, []);
}

const typeProblem = (text: string, types: ReadonlyMap<string, RoomTypeId>): CellProblem =>
  text === ''
    ? problem('type', 'missing')
    : problem('type', 'unknownRoomType', { text, known: [...types.keys()].join('、') });
