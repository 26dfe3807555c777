/**
 * Records in a last-writer-wins map, field by field.
 *
 * A record's first writing is one key, `<id>`, with the whole record as its value; a later change
 * writes only the changed fields, each as `<id>/<field>`. So two people who change different fields
 * of one record while apart both keep their change, and five thousand items are five thousand keys.
 */

/** The part of a Yjs map that this needs. */
export interface FlatMap {
  get(key: string): unknown;
  set(key: string, value: unknown): unknown;
  entries(): IterableIterator<[string, unknown]>;
}

export interface Identified {
  readonly id: string;
}

/** All records of a map, changed fields laid over first writings. Fields without a record are left. */
export function readRecords<Rec extends Identified>(map: FlatMap): Map<Rec['id'], Rec> {
  const records = new Map<string, Record<string, unknown>>();
  const changes: [string, string, unknown][] = [];
  for (const [key, value] of map.entries()) {
    const slash = key.indexOf('/');
    if (slash >= 0) changes.push([key.slice(0, slash), key.slice(slash + 1), value]);
    else if (isObject(value)) records.set(key, { ...value });
  }
  for (const [id, field, value] of changes) {
    const found = records.get(id);
    if (found) found[field] = value;
  }
  return records as unknown as Map<Rec['id'], Rec>;
}

/** One record, or null. */
export function readRecord<Rec extends Identified>(
  map: FlatMap,
  id: Rec['id'],
  fields: readonly (keyof Rec & string)[],
): Rec | null {
  const base = map.get(id);
  if (!isObject(base)) return null;
  const record: Record<string, unknown> = { ...base };
  for (const field of fields) {
    const change = map.get(`${id}/${field}`);
    if (change !== undefined) record[field] = change;
  }
  return record as unknown as Rec;
}

/**
 * Writes a record: whole when it is new, else only the fields that differ.
 *
 * @returns the keys written; empty when nothing differed.
 */
export function writeRecord<Rec extends Identified>(map: FlatMap, record: Rec): readonly string[] {
  const base = map.get(record.id);
  if (!isObject(base)) {
    map.set(record.id, { ...record });
    return [record.id];
  }
  const written: string[] = [];
  for (const [field, value] of Object.entries(record)) {
    const key = `${record.id}/${field}`;
    // Not `??`: a field that was changed to null holds null, whatever its first writing said.
    const change = map.get(key);
    const current = change === undefined ? base[field] : change;
    if (JSON.stringify(current) === JSON.stringify(value)) continue;
    map.set(key, value);
    written.push(key);
  }
  return written;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
