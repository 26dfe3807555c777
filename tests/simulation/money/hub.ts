import type { DeviceId, MemberId, StoreId } from '#domain/kernel/ids.ts';
import { createDisk } from './disk.ts';
import type { Known, Row, World } from './world.ts';

/** Entries of a log by epoch and number: how many the hub has of each epoch. */
export type Heads = ReadonlyMap<number, number>;

/** A store's hub: takes what tills push, on its disk first, and passes it on. */
export interface Hub {
  readonly store: StoreId;
  /** All entries in the order in which they came; cursors of tills and of the bank are places in it. */
  readonly entries: readonly Known[];
  /** How many of them are on its disk. */
  readonly durable: () => number;
  /** Changes with every restored backup: cursors of another life mean nothing. */
  readonly life: () => number;
  readonly headsOf: (device: DeviceId) => Heads;
  readonly logOf: (device: DeviceId, epoch: number) => readonly Known[];
  /** Takes what may be taken; `acked` is called when it is on the disk. */
  readonly push: (
    pusher: DeviceId,
    entries: readonly Known[],
    acked: (heads: Heads) => void,
  ) => void;
  /** Entries that no log can hold, kept apart and visible. */
  readonly quarantined: readonly Known[];
  readonly setApart: (entries: readonly Known[]) => void;
  readonly rows: ReadonlyMap<MemberId, Row>;
  /** Members in the order in which rows came from the bank. */
  readonly rowNews: readonly MemberId[];
  readonly takeRows: (members: readonly MemberId[], rows: readonly Row[], to: number) => void;
  /** How much of the bank's changes it has. */
  readonly bankCursor: () => number;
  /** Told when a transaction has begun. */
  onWriting: () => void;
  /** Told when entries or rows have come. */
  onNews: () => void;
  /** The process ends in the middle of what it does. */
  readonly crash: () => void;
  /** An older backup of its disk is put back. */
  readonly restore: (entries: number) => void;
}

export function createHub(world: World, store: StoreId): Hub {
  const disk = createDisk(world.scheduler, world.random);
  const entries: Known[] = [];
  const logs = new Map<string, Known[]>();
  const quarantined: Known[] = [];
  const rows = new Map<MemberId, Row>();
  const rowNews: MemberId[] = [];
  let bankCursor = 0;
  let life = 0;
  let durable = 0;

  const logKey = (device: DeviceId, epoch: number): string => `${device}.${epoch}`;
  const logOf = (device: DeviceId, epoch: number): Known[] => {
    const key = logKey(device, epoch);
    const known = logs.get(key);
    if (known) return known;
    const log: Known[] = [];
    logs.set(key, log);
    return log;
  };
  const headsOf = (device: DeviceId): Heads => {
    const heads = new Map<number, number>();
    for (const [key, log] of logs) {
      const [owner, epoch] = key.split('.');
      if (owner === device) heads.set(Number(epoch), log.length);
    }
    return heads;
  };

  const hub: Hub = {
    store,
    entries,
    durable: () => durable,
    life: () => life,
    headsOf,
    logOf,
    quarantined,
    setApart: (forked) => void quarantined.push(...forked),
    rows,
    rowNews,
    bankCursor: () => bankCursor,
    onWriting: () => undefined,
    onNews: () => undefined,
    push(pusher, pushed, acked) {
      const taken: Known[] = [];
      for (const entry of pushed) {
        const log = logOf(entry.device, entry.epoch);
        const verdict = world.parts.admit(pusher, entry, log);
        if (verdict === 'quarantine') quarantined.push(entry);
        if (verdict !== 'take') continue;
        log.push(entry);
        taken.push(entry);
      }
      const write = {
        apply: () => void entries.push(...taken),
        undo() {
          entries.length -= taken.length;
          for (const entry of taken) logOf(entry.device, entry.epoch).pop();
        },
      };
      const heads = headsOf(pusher);
      const end = entries.length + taken.length;
      disk.write(write, world.parts.hubDurability, () => {
        durable = Math.max(durable, end);
        acked(heads);
        if (taken.length > 0) hub.onNews();
      });
      hub.onWriting();
    },
    takeRows(members, news, to) {
      for (const [index, member] of members.entries()) {
        const row = news[index];
        const known = rows.get(member);
        if (!row || (known && known.version >= row.version)) continue;
        rows.set(member, row);
        rowNews.push(member);
      }
      bankCursor = to;
      hub.onNews();
    },
    crash() {
      disk.crash();
      // What the crash left is on the plate.
      durable = entries.length;
    },
    restore(kept) {
      hub.crash();
      life += 1;
      entries.length = Math.min(entries.length, kept);
      logs.clear();
      for (const entry of entries) logOf(entry.device, entry.epoch).push(entry);
      durable = entries.length;
    },
  };
  return hub;
}
