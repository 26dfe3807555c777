import { ZERO_FEN } from '#domain/kernel/fen.ts';
import type { CategoryId, ItemId, StationId } from '#domain/kernel/ids.ts';
import type { Category, Item, Station } from '#domain/tabs/records.ts';
import { readModifiers, readPrice, readYesNo } from './cells.ts';
import type { Mapping } from './columns.ts';
import { checkedRow } from './checked-row.ts';
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

export interface ItemsContext {
  readonly items: readonly Item[];
  readonly categories: readonly Category[];
  readonly stations: readonly Station[];
  readonly onDuplicate: OnDuplicate;
  readonly newId: () => string;
}

/**
 * Plans an import of items. A row meets a known item by its barcode, or by its name where it has
 * none; an empty cell leaves what is there. Categories and stations that aren't known come along.
 */
export function planItems(sheet: Sheet, mapping: Mapping, context: ItemsContext): ImportPlan {
  const names = createNames(context);
  const seen = new Map<string, number>();
  const rows: PlannedRow[] = [];
  const edits: PlannedEdit[] = [];
  const known = createItemFinder(context.items);
  let sort = Math.max(0, ...context.items.map((item) => item.sort));
  for (const sheetRow of sheet.rows) {
    const read = cellReader(sheetRow, mapping);
    const before = known(read('barcode'), read('name'));
    sort += before ? 0 : 1;
    const base = before ?? blankItem(context.newId() as ItemId, sort);
    const { item, problems } = readItem(read, base, names);
    const key = item.barcode || `name ${item.name}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      problems.push(problem(item.barcode === '' ? 'name' : 'barcode', 'twice', { row: earlier }));
    }
    seen.set(key, sheetRow.row);
    const row = checkedRow('items', sheetRow.row, item.name, item, problems, () =>
      settle(before, item, context.onDuplicate),
    );
    rows.push(row);
    if (row.outcome === 'new' || row.outcome === 'update') {
      edits.push({ collection: 'items', record: item });
    }
  }
  const used = names.usedBy(edits);
  return toPlan(rows, [...used.edits, ...edits], used.names);
}

function readItem(
  read: ReadCell,
  base: Item,
  names: Names,
): { readonly item: Item; readonly problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const price = read('price') === '' && base.name !== '' ? null : readPrice(read('price'));
  if (price && !price.ok) {
    problems.push(
      read('price') === ''
        ? problem('price', 'missing')
        : problem('price', price.error, { text: read('price') }),
    );
  }
  const modifiers = readModifiers(read('modifiers'));
  if (!modifiers.ok)
    problems.push(problem('modifiers', modifiers.error, { text: read('modifiers') }));
  const favourite = readYesNo(read('favourite'));
  if (!favourite.ok)
    problems.push(problem('favourite', favourite.error, { text: read('favourite') }));
  const retired = readYesNo(read('retired'));
  if (!retired.ok) problems.push(problem('retired', retired.error, { text: read('retired') }));
  if (read('name') === '') problems.push(problem('name', 'missing'));
  const category = read('category') === '' ? base.category : names.category(read('category'));
  if (category === '') problems.push(problem('category', 'missing'));
  const item: Item = {
    ...base,
    name: read('name') || base.name,
    priceFen: price?.ok ? price.value : base.priceFen,
    category,
    unit: read('unit') || base.unit,
    barcode: read('barcode') || base.barcode,
    station: read('station') === '' ? base.station : names.station(read('station')),
    modifiers: modifiers.ok && read('modifiers') !== '' ? modifiers.value : base.modifiers,
    favourite: favourite.ok && read('favourite') !== '' ? favourite.value : base.favourite,
    retired: retired.ok && read('retired') !== '' ? retired.value : base.retired,
  };
  return { item, problems };
}

const blankItem = (id: ItemId, sort: number): Item => ({
  id,
  name: '',
  category: '' as CategoryId,
  priceFen: ZERO_FEN,
  unit: '',
  barcode: '',
  station: null,
  modifiers: [],
  picture: '',
  favourite: false,
  sort,
  retired: false,
});

function createItemFinder(items: readonly Item[]): (barcode: string, name: string) => Item | null {
  const byBarcode = new Map(
    items.filter((item) => item.barcode).map((item) => [item.barcode, item]),
  );
  const byName = new Map(items.map((item) => [item.name, item]));
  return (barcode, name) => {
    const byCode = barcode === '' ? undefined : byBarcode.get(barcode);
    if (byCode) return byCode;
    const named = byName.get(name);
    // Two goods may share a name and differ in barcode; then they are two.
    return named && (barcode === '' || named.barcode === '') ? named : null;
  };
}

interface Names {
  readonly category: (name: string) => CategoryId;
  readonly station: (name: string) => StationId;
  /** New categories and stations that the edits to be written name. */
  readonly usedBy: (edits: readonly PlannedEdit[]) => {
    readonly edits: readonly PlannedEdit[];
    readonly names: readonly string[];
  };
}

function createNames(context: ItemsContext): Names {
  const categories = new Map(context.categories.map((each) => [each.name, each.id]));
  const stations = new Map(context.stations.map((each) => [each.name, each.id]));
  const made = new Map<string, PlannedEdit & { readonly record: Category | Station }>();
  let sort = Math.max(0, ...context.categories.map((each) => each.sort));
  return {
    category: (name) => {
      const found = categories.get(name);
      if (found) return found;
      sort += 1;
      const record: Category = { id: context.newId() as CategoryId, name, sort };
      categories.set(name, record.id);
      made.set(record.id, { collection: 'categories', record });
      return record.id;
    },
    station: (name) => {
      const found = stations.get(name);
      if (found) return found;
      const record: Station = { id: context.newId() as StationId, name };
      stations.set(name, record.id);
      made.set(record.id, { collection: 'stations', record });
      return record.id;
    },
    usedBy: (edits) => {
      const named = new Set<string | null>(
        edits.flatMap(({ record }) => {
          const { category, station } = record as Item;
          return [category, station];
        }),
      );
      const used = [...made.values()].filter(({ record }) => named.has(record.id));
      return { edits: used, names: used.map(({ record }) => record.name) };
    },
  };
}
