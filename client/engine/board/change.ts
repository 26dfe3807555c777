import type * as Y from 'yjs';
import type { DeviceId } from '#domain/kernel/ids.ts';
import { todayOf, type Core } from '../core.ts';
import type { SyncClient } from '../sync/client.ts';
import { boardName, boardOf } from './boards.ts';

/**
 * Changes today's board and sends the change.
 *
 * @returns whether the hub has it; false after `waitMs`, before there is a store, and where nothing
 * changed.
 */
export function changeBoard(
  core: Core,
  sync: SyncClient,
  edit: (doc: Y.Doc, device: DeviceId) => void,
  waitMs: number,
): Promise<boolean> {
  const { memory } = core;
  const date = todayOf(core);
  if (!memory || date === null) return Promise.resolve(false);
  const { store, device } = memory.identity;
  const doc = boardOf(core, store, date);
  let update: Uint8Array | null = null;
  const onUpdate = (bytes: Uint8Array): void => {
    update = bytes;
  };
  doc.on('update', onUpdate);
  doc.transact(() => edit(doc, device));
  doc.off('update', onUpdate);
  if (!update) return Promise.resolve(false);
  return sync.pushBoard(boardName(store, date), update, waitMs);
}
