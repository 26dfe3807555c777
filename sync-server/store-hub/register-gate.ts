import type { DeviceId } from '#domain/kernel/ids.ts';
import { readRecords } from '#domain/registers/record-map.ts';
import { COLLECTION_HOME, type CollectionName } from '#domain/registers/registers.ts';
import { mayTillWrite } from '#domain/registers/till-only.ts';
import type { UpdateStructure } from '#sync-server/documents/structure.ts';
import * as Y from 'yjs';

/**
 * Lets an update into a register where it writes plain values into the maps of that register's own
 * collections, as every edit does (HUB-28). Who at the tablet may write which of them only the
 * tablet knows; what has no place in the register at all is refused here.
 *
 * @param doc name of the register, as in `chain/<chain>`.
 * @returns what is wrong, in words for a log, or null.
 */
export function registerProblem(doc: string, { structs }: UpdateStructure): string | null {
  const home = doc.split('/')[0];
  for (const struct of structs) {
    // What was overwritten and collected lies in every whole state.
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) continue;
    const { content, parentSub } = struct;
    if (!(content instanceof Y.ContentAny)) return 'a register holds plain values';
    // An undecoded update names the root; a value that follows another names nothing.
    const parent: unknown = struct.parent;
    if (parent === null) continue;
    if (typeof parent !== 'string' || parentSub === null) return 'a register holds maps of records';
    if (!Object.hasOwn(COLLECTION_HOME, parent)) return `${parent} is no collection`;
    // Just looked up.
    if (COLLECTION_HOME[parent as CollectionName] !== home)
      return `${parent} is of another register`;
  }
  return null;
}

/**
 * What a tablet that is for trading alone may not write (HUB-32): nothing of the chain's register, of
 * its store's what {@link mayTillWrite} says. Told by what the register would hold, since an update
 * names what it replaces only to who has that.
 *
 * @param load gives the register as it is; asked for where it decides, since it costs its whole size.
 * @returns what is wrong, in words for a log, or null.
 */
export function tillProblem(
  doc: string,
  load: () => Y.Doc,
  update: Uint8Array,
  device: DeviceId,
): string | null {
  if (doc.startsWith('chain/')) return 'this tablet is for trading alone';
  if (!doc.startsWith('store/')) return null;
  const content = load();
  const before = new Map(
    STORE_COLLECTIONS.map((name) => {
      const map = content.getMap(name);
      return [name, { values: new Map(map.entries()), records: readRecords(map) }] as const;
    }),
  );
  Y.applyUpdate(content, update);
  const { pendingStructs, pendingDs } = content.store;
  // Unseen until what it builds on comes from elsewhere.
  if (pendingStructs || pendingDs) return 'it builds on what is not here';
  for (const [name, { values, records }] of before) {
    const map = content.getMap(name);
    const after = readRecords(map);
    for (const key of new Set([...values.keys(), ...map.keys()])) {
      if (map.get(key) === values.get(key)) continue;
      const id = key.split('/')[0] ?? '';
      if (!mayTillWrite(name, records.get(id) ?? null, after.get(id) ?? null, device)) {
        return `this tablet is for trading alone: ${name} ${id} is not its own`;
      }
    }
  }
  return null;
}

// The keys of the table are the collections' names.
const STORE_COLLECTIONS = (Object.keys(COLLECTION_HOME) as CollectionName[]).filter(
  (name) => COLLECTION_HOME[name] === 'store',
);
