import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** The part of a Durable Object's storage that the server's own parts use, on Node's SQLite. */
export interface TestStorage {
  readonly sql: {
    exec<Row>(query: string, ...bindings: readonly unknown[]): TestCursor<Row>;
  };
  transactionSync<Value>(act: () => Value): Value;
}

export interface TestCursor<Row> extends Iterable<Row> {
  toArray(): Row[];
  one(): Row;
}

/**
 * Storage in memory, so that what a hub or an office decides is tested without a server. Blobs come
 * back as ArrayBuffers, as they do in a Durable Object.
 */
export function createTestStorage(): TestStorage {
  const db = new DatabaseSync(':memory:');
  const prepared = new Map<string, StatementSync>();
  const prepare = (query: string): StatementSync => {
    const known = prepared.get(query) ?? db.prepare(query);
    prepared.set(query, known);
    return known;
  };
  return {
    sql: {
      exec<Row>(query: string, ...bindings: readonly unknown[]) {
        if (bindings.length === 0 && query.includes('CREATE TABLE')) {
          db.exec(query);
          return cursor<Row>([]);
        }
        const rows = prepare(query).all(...bindings.map(toInput));
        return cursor(rows.map((row) => fromRow(row) as Row));
      },
    },
    transactionSync(act) {
      db.exec('SAVEPOINT act');
      try {
        const value = act();
        db.exec('RELEASE act');
        return value;
      } catch (error) {
        db.exec('ROLLBACK TO act; RELEASE act');
        throw error;
      }
    },
  };
}

/** A storage with all that another holds now, as a backup of it. */
export function copyOfStorage(from: TestStorage): TestStorage {
  const copy = createTestStorage();
  const tables = from.sql
    .exec<{ name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE sql <> '' AND name NOT LIKE 'sqlite_%' ORDER BY type DESC",
    )
    .toArray();
  for (const { sql } of tables) copy.sql.exec(sql);
  const counters = from.sql
    .exec("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'")
    .toArray();
  const names = tables.filter(({ sql }) => sql.startsWith('CREATE TABLE')).map(({ name }) => name);
  for (const name of counters.length > 0 ? [...names, 'sqlite_sequence'] : names) {
    for (const row of from.sql.exec<Record<string, unknown>>(`SELECT * FROM ${name}`)) {
      const columns = Object.keys(row);
      copy.sql.exec(
        `INSERT INTO ${name} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
        ...Object.values(row).map((value) =>
          value instanceof ArrayBuffer ? new Uint8Array(value) : value,
        ),
      );
    }
  }
  return copy;
}

const cursor = <Row>(rows: Row[]): TestCursor<Row> => ({
  [Symbol.iterator]: () => rows[Symbol.iterator](),
  toArray: () => rows,
  one() {
    const [row] = rows;
    if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows, not one`);
    return row;
  },
});

const toInput = (value: unknown): SQLInputValue => value as SQLInputValue;

const fromRow = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      value instanceof Uint8Array
        ? value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)
        : value,
    ]),
  );
