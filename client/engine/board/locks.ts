import * as Y from 'yjs';
import type { StaffId } from '#domain/kernel/ids.ts';
import { MINUTE_MS, type Instant } from '#domain/kernel/instant.ts';
import { nowOf, todayOf, type Core } from '../core.ts';
import type { SyncClient } from '../sync/client.ts';
import { boardName, boardOf } from './boards.ts';

/** A lock whose holder went silent ends after this (PAY-6), ms. */
export const LOCK_EXPIRY_MS = 2 * MINUTE_MS;
const HEARTBEAT_MS = 30_000;
/** How long to wait for the hub's word before going on alone (PAY-7), ms. */
const HUB_WAIT_MS = 500;

interface Lock {
  readonly device: string;
  readonly staff: StaffId;
  readonly at: Instant;
}

export interface LockOutcome {
  readonly locked: boolean;
  readonly holder: StaffId | null;
}

export interface TabLocks {
  readonly lock: (tab: string) => Promise<LockOutcome>;
  readonly unlock: (tab: string) => Promise<void>;
  readonly stop: () => void;
}

/**
 * Settlement locks (PAY-6). Offline a tablet has only its own word and takes the lock: settling never
 * waits for a network (PAY-7), and a tab settled twice becomes a case.
 */
export function createTabLocks(core: Core, sync: SyncClient): TabLocks {
  const held = new Map<string, () => void>();

  const locksNow = (): { readonly doc: Y.Doc; readonly name: string } | null => {
    const { memory } = core;
    const date = todayOf(core);
    if (!memory || date === null) return null;
    const { store } = memory.identity;
    return { doc: boardOf(core, store, date), name: boardName(store, date) };
  };
  const holderOf = (doc: Y.Doc, tab: string): Lock | null => {
    const lock = lockFrom(doc.getMap('locks').get(tab));
    const isMine = lock?.device === core.memory?.identity.device;
    return lock && !isMine && nowOf(core) - lock.at < LOCK_EXPIRY_MS ? lock : null;
  };
  const change = (edit: (locks: Y.Map<unknown>) => void): Promise<boolean> => {
    const board = locksNow();
    if (!board) return Promise.resolve(false);
    const before = Y.encodeStateVector(board.doc);
    edit(board.doc.getMap('locks'));
    return sync.pushBoard(board.name, Y.encodeStateAsUpdate(board.doc, before), HUB_WAIT_MS);
  };
  const put = (tab: string): Promise<boolean> => {
    const { memory } = core;
    const { staff } = core.status.get();
    if (!memory || staff === null) return Promise.resolve(false);
    const lock: Lock = { device: memory.identity.device, staff, at: nowOf(core) };
    return change((locks) => locks.set(tab, lock));
  };
  const beat = (tab: string): void => {
    held.get(tab)?.();
    held.set(
      tab,
      core.ports.after(HEARTBEAT_MS, () => {
        void put(tab);
        beat(tab);
      }),
    );
  };
  const forget = (tab: string): void => {
    held.get(tab)?.();
    held.delete(tab);
  };

  return {
    async lock(tab) {
      const board = locksNow();
      if (!board) return { locked: true, holder: null };
      const holder = holderOf(board.doc, tab);
      if (holder) return { locked: false, holder: holder.staff };
      // The hub orders the two who ask at once: whoever the map then names has it.
      await put(tab);
      const rival = holderOf(board.doc, tab);
      if (rival) return { locked: false, holder: rival.staff };
      beat(tab);
      return { locked: true, holder: null };
    },
    async unlock(tab) {
      if (!held.has(tab)) return;
      forget(tab);
      await change((locks) => locks.delete(tab));
    },
    stop() {
      for (const tab of held.keys()) forget(tab);
    },
  };
}

/** A lock as another tablet wrote it; null when it is none. */
function lockFrom(value: unknown): Lock | null {
  const lock = value as Partial<Lock> | undefined;
  return typeof lock?.device === 'string' &&
    typeof lock.staff === 'string' &&
    typeof lock.at === 'number'
    ? { device: lock.device, staff: lock.staff, at: lock.at }
    : null;
}
