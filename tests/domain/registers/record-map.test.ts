import { describe, expect, it } from 'vitest';
import { readRecord, readRecords, writeRecord } from '#domain/registers/record-map.ts';

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly priceFen: number;
  readonly capFen: number | null;
  readonly tags: readonly string[];
}

const THING: Thing = { id: 't1', name: 'Beer', priceFen: 1_500, capFen: 30_000, tags: ['cold'] };

/** A map that holds a thing, as its first writer left it. */
function given(): Map<string, unknown> {
  const map = new Map<string, unknown>();
  writeRecord(map, THING);
  return map;
}
const read = (map: Map<string, unknown>) =>
  readRecord<Thing>(map, 't1', ['name', 'priceFen', 'capFen', 'tags']);

describe('a record in a last-writer-wins map', () => {
  it('[REG-1] is first written whole, under one key', () => {
    expect([...given().keys()]).toEqual(['t1']);
    expect(read(given())).toEqual(THING);
    expect(readRecords<Thing>(given())).toEqual(new Map([['t1', THING]]));
  });

  it('[REG-1] is later written by the fields that differ', () => {
    const map = given();
    expect(writeRecord(map, { ...THING, priceFen: 1_800 })).toEqual(['t1/priceFen']);
    expect(writeRecord(map, { ...THING, priceFen: 1_800 })).toEqual([]);
    expect(read(map)).toEqual({ ...THING, priceFen: 1_800 });
    expect(readRecords<Thing>(map).get('t1')).toEqual({ ...THING, priceFen: 1_800 });
  });

  it('[REG-1] keeps both changes of two people who were apart', () => {
    const [here, there] = [given(), given()];
    writeRecord(here, { ...THING, name: 'Cold beer' });
    writeRecord(there, { ...THING, tags: [] });
    const merged = new Map([...here, ...there]);
    expect(read(merged)).toEqual({ ...THING, name: 'Cold beer', tags: [] });
  });

  it('[REG-1] gets a field back that was once set to nothing', () => {
    const map = given();
    writeRecord(map, { ...THING, capFen: null });
    expect(writeRecord(map, { ...THING, capFen: null })).toEqual([]);
    expect(writeRecord(map, THING)).toEqual(['t1/capFen']);
    expect(read(map)).toEqual(THING);
  });

  it('[REG-1] passes over a changed field whose record isn’t there yet', () => {
    const map = new Map<string, unknown>([['t9/name', 'early']]);
    expect(readRecords<Thing>(map).size).toBe(0);
    expect(readRecord<Thing>(map, 't9', ['name'])).toBeNull();
  });
});
