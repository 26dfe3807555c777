import type * as Y from 'yjs';
import type { DeviceId, StaffId } from '#domain/kernel/ids.ts';
import { MINUTE_MS, type Instant } from '#domain/kernel/instant.ts';
import { nowOf, todayOf, type Core } from '../core.ts';
import type { SyncClient } from '../sync/client.ts';
import { boardName } from './boards.ts';
import { changeBoard } from './change.ts';

/** A lock whose holder went silent ends after this (PAY-6), ms. */
const LOCK_EXPIRY_MS = 2 * MINUTE_MS;
const HEARTBEAT_MS = 30_000;
/** How long to wait for the hub's word before going on alone (PAY-7), ms. */
const HUB_WAIT_MS = 500;

interface Lock {
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

  const change = (edit: (locks: Y.Map<unknown>, device: DeviceId) => void): Promise<boolean> =>
    changeBoard(core, sync, (doc, device) => edit(doc.getMap('locks'), device), HUB_WAIT_MS);
  const put = (tab: string): Promise<boolean> => {
    const { staff } = core.status.get();
    if (staff === null) return Promise.resolve(false);
    const at = nowOf(core);
    return change((locks, device) => locks.set(keyOf(tab, device), { staff, at }));
  };
  const remove = (tab: string): Promise<boolean> =>
    change((locks, device) => locks.delete(keyOf(tab, device)));
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
      const holder = lockHolder(core, tab);
      if (holder !== null) return { locked: false, holder };
      await put(tab);
      // The hub orders two who ask at once: the second has heard of the first before its own word
      // is acknowledged, and steps back.
      const rival = held.has(tab) ? null : lockHolder(core, tab);
      if (rival !== null) {
        await remove(tab);
        return { locked: false, holder: rival };
      }
      beat(tab);
      return { locked: true, holder: null };
    },
    async unlock(tab) {
      if (!held.has(tab)) return;
      forget(tab);
      await remove(tab);
    },
    stop() {
      for (const tab of held.keys()) forget(tab);
    },
  };
}

/**
 * Who keeps this tablet from a tab (PAY-6): another that settles it, as far as this one has heard.
 * Null for nobody, and where this tablet settles it: one who asked at the same time and has stepped
 * back may still be on the board.
 */
export function lockedBy(core: Core, tab: string): StaffId | null {
  const locks = locksOf(core, tab);
  return locks.some(({ isOwn }) => isOwn) ? null : holderOf(locks);
}

const lockHolder = (core: Core, tab: string): StaffId | null => holderOf(locksOf(core, tab));

/** The other tablet that was first; null for none. */
const holderOf = (locks: readonly HeardLock[]): StaffId | null =>
  locks.filter(({ isOwn }) => !isOwn).toSorted((a, b) => a.at - b.at)[0]?.staff ?? null;

interface HeardLock extends Lock {
  /** Whether it is this tablet's. */
  readonly isOwn: boolean;
}

/** A tab's locks as this tablet knows them. One whose holder went silent is none. */
function locksOf(core: Core, tab: string): readonly HeardLock[] {
  const date = todayOf(core);
  const { memory } = core;
  if (!memory || date === null) return [];
  const { store, device } = memory.identity;
  const locks = core.boards.get(boardName(store, date))?.getMap('locks');
  return [...(locks?.entries() ?? [])]
    .filter(([key]) => key.startsWith(`${tab}/`))
    .flatMap(([key, value]) => {
      const lock = lockFrom(value);
      return lock ? [{ ...lock, isOwn: key === keyOf(tab, device) }] : [];
    })
    .filter((lock) => Math.abs(nowOf(core) - lock.at) < LOCK_EXPIRY_MS);
}

/** Each tablet has a key of its own, so that none can overwrite another's lock. */
const keyOf = (tab: string, device: DeviceId): string => `${tab}/${device}`;

/** A lock as another tablet wrote it; null when it is none. */
function lockFrom(value: unknown): Lock | null {
  const lock = value as Partial<Lock> | undefined;
  return typeof lock?.staff === 'string' && typeof lock.at === 'number'
    ? { staff: lock.staff, at: lock.at }
    : null;
}
