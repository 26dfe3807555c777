/** Small things that a Durable Object must know after it slept, in its table `meta`. */
export interface Meta {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

export const createMeta = (sql: SqlStorage): Meta => ({
  get: (key) =>
    sql.exec<{ value: string }>('SELECT value FROM meta WHERE key = ?', key).toArray()[0]?.value ??
    null,
  set: (key, value) => {
    sql.exec(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      key,
      value,
    );
  },
});
