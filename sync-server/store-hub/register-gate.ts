import { COLLECTION_HOME, type CollectionName } from '#domain/registers/registers.ts';
import type { UpdateStructure } from '#sync-server/documents/structure.ts';
import * as Y from 'yjs';

/** Whether it is the register of prices, tariffs, staff and roles, and not a store's or members'. */
export const isChainRegister = (doc: string): boolean => doc.startsWith('chain/');

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
