import {
  amount,
  type ExportCell,
  type ExportTable,
  text,
  yuanText,
} from '#client/ui/export/table.ts';
import type { MemberRow } from '#client/engine/database.ts';
import type { Room, RoomType } from '#domain/rooms/records.ts';
import type { Category, Item, Station } from '#domain/tabs/records.ts';
import { COLUMNS, type ImportKind } from './columns.ts';

/** Words that a file needs: the headers by field, and yes. */
export interface ExportWords {
  readonly fileName: string;
  readonly sheetName: string;
  readonly header: (field: string) => string;
  readonly yes: string;
}

/** All items in the columns that the import reads back. */
export function itemsTable(
  items: readonly Item[],
  categories: readonly Category[],
  stations: readonly Station[],
  words: ExportWords,
): ExportTable {
  const categoryName = new Map(categories.map((each) => [each.id, each.name]));
  const stationName = new Map(stations.map((each) => [each.id, each.name]));
  const cells = (item: Item): Readonly<Record<string, ExportCell>> => ({
    name: text(item.name),
    price: amount(item.priceFen),
    category: text(categoryName.get(item.category) ?? ''),
    unit: text(item.unit),
    barcode: text(item.barcode),
    station: text(item.station === null ? '' : (stationName.get(item.station) ?? '')),
    modifiers: text(item.modifiers.map(modifierText).join('; ')),
    favourite: text(item.favourite ? words.yes : ''),
    retired: text(item.retired ? words.yes : ''),
  });
  return tableOf('items', [...items].sort(bySort).map(cells), words);
}

/** All rooms of the store in the columns that the import reads back. */
export function roomsTable(
  rooms: readonly Room[],
  roomTypes: readonly RoomType[],
  words: ExportWords,
): ExportTable {
  const typeName = new Map(roomTypes.map((each) => [each.id, each.name]));
  const cells = (room: Room): Readonly<Record<string, ExportCell>> => ({
    name: text(room.name),
    type: text(typeName.get(room.type) ?? ''),
    area: text(room.area),
    retired: text(room.retired ? words.yes : ''),
  });
  return tableOf('rooms', [...rooms].sort(bySort).map(cells), words);
}

/** What this tablet knows of every member: number, name and phone. */
export function membersTable(members: readonly MemberRow[], words: ExportWords): ExportTable {
  const fields = ['number', 'name', 'phone'];
  return {
    fileName: words.fileName,
    sheetName: words.sheetName,
    headers: fields.map(words.header),
    rows: members.map((member) => [text(member.number), text(member.name), text(member.phone)]),
  };
}

function tableOf(
  kind: ImportKind,
  rows: readonly Readonly<Record<string, ExportCell>>[],
  words: ExportWords,
): ExportTable {
  const fields = COLUMNS[kind].map(({ field }) => field);
  return {
    fileName: words.fileName,
    sheetName: words.sheetName,
    headers: fields.map(words.header),
    rows: rows.map((row) => fields.map((field) => row[field] ?? text(''))),
  };
}

const modifierText = ({ name, priceFen }: Item['modifiers'][number]): string =>
  priceFen === 0 ? name : `${name}:${yuanText(priceFen)}`;

const bySort = (a: { readonly sort: number }, b: { readonly sort: number }): number =>
  a.sort - b.sort;
