import { fen, type Fen } from '../kernel/fen.ts';

interface Line {
  readonly name: string;
  readonly count: number;
  readonly fen: Fen;
}

type Table = Readonly<Record<string, Line>>;

/** A table being summed, in place. */
export type MutableTable = Map<string, { name: string; count: number; fen: number }>;

/** Adds a count and an amount under `key`. */
export function addLine(
  table: MutableTable,
  key: string,
  name: string,
  count: number,
  amount: number,
): void {
  const line = table.get(key);
  if (!line) {
    table.set(key, { name, count, fen: amount });
    return;
  }
  line.count += count;
  line.fen += amount;
  if (name > line.name) line.name = name;
}

/** Adds every line of another table. */
export function addTable(table: MutableTable, added: Table): void {
  for (const key in added) {
    const line = added[key];
    if (line) addLine(table, key, line.name, line.count, line.fen);
  }
}

/** Keys in order, so that equal takings are written alike whatever they were added up from. */
export const finish = (table: MutableTable): Table =>
  Object.fromEntries(
    [...table]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { name, count, fen: amount }]) => [key, { name, count, fen: fen(amount) }]),
  );
