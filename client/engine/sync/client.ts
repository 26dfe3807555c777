import { chainDoc, storeDoc } from '#domain/registers/registers.ts';
import { accountsDoc } from '#domain/wire/bank.ts';
import { countOutbox, todayOf, type Core } from '../core.ts';
import { compareOpen, comparePast } from '../days/missing.ts';
import { fetchDeviceKeys } from '../identity/device-keys.ts';
import type { TokenSource } from '../identity/token.ts';
import { sealLog } from '../journal/seal-log.ts';
import { readyMemory, recover } from '../project/recover.ts';
import {
  followDays,
  followPrints,
  followQueued,
  receive,
  sendStatus,
  subscribe,
  wake,
  welcomed,
  type Connection,
} from './connection.ts';
import { hasWork, takeInbox } from './inbox.ts';
import { knownHeads } from './known-heads.ts';
import { createLink } from './link.ts';
import type { QueuedRow } from './pushes.ts';

/** Facts of one moment go out together, ms. */
const COALESCE_MS = 100;
/** Without a network a pause this long is when what was done is sealed: it too can't be changed, ms. */
const SEAL_ALONE_MS = 5_000;
/** How long to wait after this disk refused what the server sent, ms. */
const DISK_PAUSE_MS = 10_000;

export interface SyncClient {
  readonly start: () => void;
  readonly stop: () => void;
  /** A new connection, as after memory was loaded again or the day turned. */
  readonly again: () => void;
  /** Opens a further document; resolves once it is as the server has it, or after `waitMs`. */
  readonly follow: (doc: string, waitMs: number) => Promise<boolean>;
  /** Sends a change of the board. Resolves when the hub has it, or after `waitMs`. */
  readonly pushBoard: (doc: string, update: Uint8Array, waitMs: number) => Promise<boolean>;
}

/** The current connection, if any: whoever waited for something looks whether it is still the same. */
interface Line {
  readonly core: Core;
  now: Connection | null;
}

/** Keeps this tablet and its store's hub alike: sends the outbox, takes in what others did. */
export function createSyncClient(core: Core, token: TokenSource): SyncClient {
  const line: Line = { core, now: null };
  const link = createLink(core, token, {
    onFrames(frames, send) {
      for (const frame of frames) {
        if (line.now) receive(core, line.now, frame);
        else if (frame.type === 'welcome') {
          line.now = welcomed(core, frame, send);
          void begin(line, line.now);
          void fetchDeviceKeys(core, token);
        }
      }
      const open = line.now;
      if (!open) return;
      void drain(line, open, link.pause);
    },
    onLost() {
      line.now?.catchUp.stop();
      line.now = null;
    },
  });
  let putOff = (): void => undefined;
  core.onOutbox = (rows) => {
    putOff();
    if (line.now) offer(line, line.now, rows);
    else putOff = core.ports.after(SEAL_ALONE_MS, () => void seal(core));
  };
  core.onReload = link.again;
  return {
    start: link.start,
    stop: link.stop,
    again: link.again,
    follow: (doc, waitMs) => follow(line, doc, waitMs),
    async pushBoard(doc, update, waitMs) {
      const open = line.now;
      const ref = open?.pushes.loose(doc, update) ?? null;
      if (!open || ref === null) return false;
      return new Promise<boolean>((resolve) => {
        open.looseAcks.set(ref, () => resolve(true));
        core.ports.after(waitMs, () => resolve(false));
      });
    },
  };
}

/** Registers first: they say what today is; then the days, and what waits to be sent. */
async function begin(line: Line, open: Connection): Promise<void> {
  const { core } = line;
  const { memory } = core;
  if (!memory) return;
  open.send([knownHeads(memory)]);
  const { chain, store } = memory.identity;
  for (const doc of [chainDoc(chain), storeDoc(store), `directory/${chain}`, accountsDoc(chain)]) {
    await subscribe(core, open, doc);
  }
  for (const doc of memory.registerDocs.keys()) await subscribe(core, open, doc);
  await followPrints(core, open);
  await followDays(core, open);
  await takeStock(line, open);
  const rows = await core.ports.database.outbox.orderBy('id').toArray();
  // Stored rows have the id that the table gave them.
  open.pushes.begin(rows as QueuedRow[]);
  offer(line, open, []);
  sendStatus(core, open);
}

/** Hears what the server lost of this tablet's before anything is said to be safe there. */
async function takeStock(line: Line, open: Connection): Promise<void> {
  const { core } = line;
  await core.exclusive(async () => {
    const { memory } = core;
    if (!memory || line.now !== open) return;
    core.lost.clear();
    await compareOpen(core, memory, open.atServer);
    await comparePast(core, memory, open.atServer);
  });
  await countOutbox(core);
  if (line.now !== open) return;
  core.status.set({ link: 'online', offlineSince: 0 });
  for (const channel of open.channels.all()) {
    if (channel.subbed && core.lost.has(channel.doc)) open.pushes.wholeState(channel);
  }
}

function offer(line: Line, open: Connection, rows: readonly QueuedRow[]): void {
  open.pushes.offer(rows);
  void followQueued(line.core, open);
  if (open.isFlushing) return;
  open.isFlushing = true;
  line.core.ports.after(COALESCE_MS, () => void flush(line, open));
}

/** Seals what was written since the last seal, then sends it with its seal. */
async function flush(line: Line, open: Connection): Promise<void> {
  const { core } = line;
  await seal(core);
  open.isFlushing = false;
  if (line.now !== open) return;
  open.pushes.sealed();
  open.pushes.flush();
  sendStatus(core, open);
}

const seal = (core: Core): Promise<void> =>
  core.exclusive(async () => {
    try {
      const memory = await readyMemory(core);
      if (memory) await sealLog(core, memory);
    } catch (cause) {
      await recover(core, cause);
    }
  });

/** Takes the inbox in, batch after batch; commands come between. */
async function drain(line: Line, open: Connection, pause: (ms: number) => void): Promise<void> {
  if (open.isDraining) return;
  open.isDraining = true;
  const { core } = line;
  try {
    while (line.now === open && hasWork(open.inbox)) {
      const acked = await core.exclusive(() => drainOnce(line, open));
      await countOutbox(core);
      open.pushes.flush();
      // Else head office would go on showing what was said when the last of it was sent.
      if (acked.length > 0 && core.status.get().unsent === 0) sendStatus(core, open);
      wake(open, acked);
    }
    if (line.now === open) void open.catchUp.go();
  } catch (cause) {
    await core.exclusive(() => recover(core, cause));
    pause(DISK_PAUSE_MS);
  } finally {
    open.isDraining = false;
  }
}

/** @returns the references that were acknowledged. */
async function drainOnce(line: Line, open: Connection): Promise<readonly number[]> {
  const { core } = line;
  const memory = await readyMemory(core);
  if (!memory || line.now !== open) return [];
  const knewToday = memory.registers !== null;
  const acked = await takeInbox(core, memory, open.inbox);
  if (!knewToday && memory.registers) await followDays(core, open);
  await followPrints(core, open);
  core.status.set({ unknownEntries: memory.books.unknown.length, date: todayOf(core) });
  return acked;
}

async function follow({ core, now: open }: Line, doc: string, waitMs: number): Promise<boolean> {
  if (!open || !core.memory) return false;
  const channel = open.channels.byDoc(doc);
  if (channel?.subbed && channel.since >= channel.subbed.head) return true;
  const done = new Promise<boolean>((resolve) => {
    open.waiting.set(doc, [...(open.waiting.get(doc) ?? []), () => resolve(true)]);
    core.ports.after(waitMs, () => resolve(false));
  });
  if (!channel) await subscribe(core, open, doc);
  return done;
}
