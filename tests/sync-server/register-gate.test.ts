import { describe, expect, it } from 'vitest';
import { id, type DeviceId } from '#domain/kernel/ids.ts';
import { writeRecord } from '#domain/registers/record-map.ts';
import { readStructure } from '#sync-server/documents/structure.ts';
import { registerProblem, tillProblem } from '#sync-server/store-hub/register-gate.ts';
import * as Y from 'yjs';

function problem(doc: string, change: (content: Y.Doc) => void): string | null {
  const content = new Y.Doc();
  change(content);
  const structure = readStructure(Y.encodeStateAsUpdate(content));
  if (!structure.ok) throw new Error(structure.error);
  return registerProblem(doc, structure.value);
}

describe('the gate of a register', () => {
  it('[HUB-28] lets edits in: new records, changed fields, whole states with what they replaced', () => {
    const edit = (content: Y.Doc): void => {
      const items = content.getMap('items');
      writeRecord(items, { id: 'beer', name: 'Beer', priceFen: 1_000 });
      for (const priceFen of [1_100, 1_200]) {
        writeRecord(items, { id: 'beer', name: 'Beer', priceFen });
      }
    };
    expect(problem('chain/c1', edit)).toBeNull();
    const rooms = (content: Y.Doc): unknown => content.getMap('rooms').set('r1', { id: 'r1' });
    expect(problem('store/s1', rooms)).toBeNull();
  });

  it.each<[string, (content: Y.Doc) => unknown]>([
    ['another register’s collection', (content) => content.getMap('rooms').set('r1', { id: 'r1' })],
    ['a collection that is none', (content) => content.getMap('secrets').set('a', 1)],
    ['a list', (content) => content.getArray('items').push([1])],
    ['a text', (content) => content.getText('items').insert(0, 'x')],
    ['a nested map', (content) => content.getMap('items').set('a', new Y.Map([['b', 1]]))],
    ['a nested document', (content) => content.getMap('items').set('a', new Y.Doc())],
    ['a name from every object', (content) => content.getMap('constructor').set('a', 1)],
  ])('[HUB-28] refuses %s', (_, change) => {
    expect(problem('chain/c1', change)).not.toBeNull();
  });
});

describe('a tablet that is for trading alone', () => {
  const own = id<DeviceId>('d1');
  const printer = { id: 'p1', name: 'Bar', device: own };
  const others = { id: 'p2', name: 'Kitchen', device: id<DeviceId>('d2') };

  /** The register as the hub has it, and the document of somebody who has all of it. */
  function register() {
    const held = new Y.Doc();
    held.getMap('rooms').set('r1', { id: 'r1', name: '101' });
    held.getMap('store').set('s1', { id: 's1', closeoutMinute: 480 });
    for (const each of [printer, others]) held.getMap('printers').set(each.id, each);
    const load = (): Y.Doc => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(held));
      return doc;
    };
    return { held, load };
  }

  /** What is wrong with a change, as the update that Yjs sends of it: what it replaces is not in it. */
  function problemOf(change: (content: Y.Doc) => unknown): string | null {
    const { load } = register();
    const content = load();
    let update: Uint8Array = new Uint8Array();
    content.on('update', (bytes: Uint8Array) => (update = bytes));
    content.transact(() => change(content));
    return tillProblem('store/s1', load, update, own);
  }

  it.each<[string, (content: Y.Doc) => unknown]>([
    ['a printer of its own', (doc) => doc.getMap('printers').set('p1/name', 'Front')],
    ['a new one', (doc) => doc.getMap('printers').set('p3', { ...printer, id: 'p3' })],
    ['what its till prints on', (doc) => doc.getMap('tillPrinters').set(own, { id: own })],
    ['where tickets go', (doc) => doc.getMap('stationRoutes').set('bar', { id: 'bar' })],
  ])('[HUB-32] writes %s', (_, change) => {
    expect(problemOf(change)).toBeNull();
  });

  it.each<[string, (content: Y.Doc) => unknown]>([
    ['another’s printer', (doc) => doc.getMap('printers').set('p2/name', 'Mine')],
    ['another’s printer, as its own', (doc) => doc.getMap('printers').set('p2/device', own)],
    ['another’s printer, all of it', (doc) => doc.getMap('printers').set('p2', printer)],
    ['its own printer, onto another', (doc) => doc.getMap('printers').set('p1/device', 'd2')],
    ['a printer, away', (doc) => doc.getMap('printers').delete('p1')],
    ['what another till prints on', (doc) => doc.getMap('tillPrinters').set('d2', { id: 'd2' })],
    ['a room', (doc) => doc.getMap('rooms').set('r1/name', '102')],
    ['when the day turns', (doc) => doc.getMap('store').set('s1/closeoutMinute', 0)],
    ['a field of what is to come', (doc) => doc.getMap('rooms').set('r9/name', '109')],
  ])('[HUB-32] does not write %s', (_, change) => {
    expect(problemOf(change)).not.toBeNull();
  });

  it('[HUB-32] hides nothing behind what is missing', () => {
    const { load } = register();
    const content = load();
    const updates: Uint8Array[] = [];
    content.on('update', (bytes: Uint8Array) => updates.push(bytes));
    content.getMap('stationRoutes').set('bar', { id: 'bar' });
    content.getMap('rooms').set('r1/name', '102');
    const [first = new Uint8Array(), second = new Uint8Array()] = updates;
    expect(tillProblem('store/s1', load, second, own)).toBe('it builds on what is not here');
    expect(tillProblem('store/s1', load, first, own)).toBeNull();
  });
});
