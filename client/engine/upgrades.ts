import type { Transaction } from 'dexie';
import type { DeviceRow, MemberTextRow, MonthRow, RollupRow, TabRow } from './database.ts';
import { isLatin } from './members/search.ts';
import { partsOf, shownLine, type TextLine } from './members/texts.ts';
import { monthOf, monthRow } from './project/months.ts';
import { tabRow } from './project/rows.ts';

/** A member's row as version 1 of the tables had it: number, phone, name and sounds, line by line. */
interface MemberRow1 {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly status: string;
  readonly search: string;
}

const PAGE = 2_000;

/**
 * Version 2 keeps what members are found by apart from their rows. The texts are taken over as they
 * are: an upgrade can't wait for the table of sounds. Rows keep theirs until they are next written.
 */
export async function toVersion2(transaction: Transaction): Promise<void> {
  const members = transaction.table<MemberRow1, string>('members');
  const texts = transaction.table<MemberTextRow, number>('memberTexts');
  let rows = await members.orderBy('id').limit(PAGE).toArray();
  for (let last = rows.at(-1); last; last = rows.at(-1)) {
    await texts.bulkAdd([...partsOf(rows.map(lineOf))]);
    rows = await members.where('id').above(last.id).limit(PAGE).toArray();
  }
}

function lineOf({ id, status, search, number, name, phone }: MemberRow1): TextLine {
  const words =
    status === 'active' ? search.split('\n').map((word) => word.replaceAll(' ', '')) : [];
  const unique = [...new Set(words)].filter((word) => word !== '');
  const text = (chosen: readonly string[]): string => chosen.map((word) => `\t${word}`).join('');
  return {
    id,
    shown: status === 'active' ? shownLine(number, name, phone) : '',
    keys: text(unique.filter(isLatin)),
    name: text(unique.filter((word) => !isLatin(word))),
  };
}

/**
 * Version 3 folds closed dates from all that any date says of a tab or shift, and keeps rooms alone
 * from one date to the next. What it needs is read from the segments, which an upgrade can't unpack:
 * the engine does, before it does anything else.
 */
export async function toVersion3(transaction: Transaction): Promise<void> {
  const keys = await transaction
    .table<unknown, [string, number]>('segments')
    .toCollection()
    .primaryKeys();
  await transaction.table('closings').clear();
  const device = transaction.table<DeviceRow, string>('device');
  await device.delete('refoldFrom');
  const dates = [...new Set(keys.map(([date]) => date))];
  if (dates.length > 0) await device.put({ key: 'toIndex', value: dates });
}

/** A date's rollup as versions before 9 of the tables had it; `sealed` 0 for an open one. */
interface RollupRow8 extends RollupRow {
  readonly sealed: 0 | 1;
}

/** Version 5 sums closed dates by month. */
export async function toVersion5(transaction: Transaction): Promise<void> {
  const rollups = await transaction.table<RollupRow8, string>('rollups').toArray();
  const closed = rollups.filter(({ sealed }) => sealed === 1);
  const months = Map.groupBy(closed, ({ date }) => monthOf(date));
  await transaction
    .table<MonthRow, string>('months')
    .bulkPut([...months].map(([month, rows]) => monthRow(month, rows)));
}

/** Version 9 finds tabs by the date that they settled on, and keeps rollups of closed dates alone. */
export async function toVersion9(transaction: Transaction): Promise<void> {
  const tabs = transaction.table<Omit<TabRow, 'settledOn'>, string>('tabs');
  await tabs.bulkPut((await tabs.toArray()).map(({ state }) => tabRow(state)));
  const rollups = transaction.table<RollupRow8, string>('rollups');
  const rows = await rollups.toArray();
  await rollups.bulkDelete(rows.filter(({ sealed }) => sealed === 0).map(({ date }) => date));
}
