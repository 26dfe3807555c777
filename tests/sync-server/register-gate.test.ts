import { describe, expect, it } from 'vitest';
import { writeRecord } from '#domain/registers/record-map.ts';
import { readStructure } from '#sync-server/documents/structure.ts';
import { registerProblem } from '#sync-server/store-hub/register-gate.ts';
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
