import * as Y from 'yjs';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import type { Core } from '../core.ts';

export const boardName = (store: StoreId, date: BusinessDate): string => `board/${store}/${date}`;

/** The board of a date: shared marks that carry no money. In memory alone, fresh each day. */
export function boardOf(core: Core, store: StoreId, date: BusinessDate): Y.Doc {
  const name = boardName(store, date);
  const found = core.boards.get(name);
  if (found) return found;
  const doc = new Y.Doc();
  core.boards.clear();
  core.boards.set(name, doc);
  return doc;
}
