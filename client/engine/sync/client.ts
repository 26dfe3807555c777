import { journalDoc } from '#domain/journal/entry.ts';
import { plusDays } from '#domain/kernel/business-date.ts';
import { chainDoc, storeDoc } from '#domain/registers/registers.ts';
import type { Frame, NackFrame, SubbedFrame, WelcomeFrame } from '#domain/wire/frames.ts';
import { boardName, boardOf } from '../board/locks.ts';
import { correctionFor } from '../clock.ts';
import { countOutbox, dayOf, todayOf, write, type Core, type Memory } from '../core.ts';
import { createCatchUp, type CatchUp } from '../days/catch-up.ts';
import { deviceRow } from '../device-rows.ts';
import type { TokenSource } from '../identity/token.ts';
import { sealLog } from '../journal/seal-log.ts';
import { readyMemory, recover } from '../project/recover.ts';
import { isRegister } from '../registers/documents.ts';
import { createChannels, gather, type Channel, type Channels } from './channels.ts';
import { createInbox, takeInbox, type Inbox } from './inbox.ts';
import { createLink, type Send } from './link.ts';
import { createPushes, type Pushes, type QueuedRow } from './pushes.ts';

/** Facts of one moment go out together, ms. */
const COALESCE_MS = 100;
/** Offsets that differ by less are not worth a write, ms. */
const OFFSET_STEP_MS = 1_000;
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

/** One connection's state; a new one comes with each WELCOME. */
interface Connection {
  readonly send: Send;
  readonly channels: Channels;
  readonly pushes: Pushes;
  readonly inbox: Inbox;
  readonly catchUp: CatchUp;
  /** Documents asked for beyond the store's own, with who waits for them. */
  readonly waiting: Map<string, (() => void)[]>;
  readonly looseAcks: Map<number, () => void>;
  isDraining: boolean;
  isFlushing: boolean;
}

/** Keeps this tablet and its store's hub alike: sends the outbox, takes in what others did. */
export function createSyncClient(core: Core, token: TokenSource): SyncClient {
  const { ports, status } = core;
  let connection: Connection | null = null;
  const link = createLink(core, token, {
    onFrames(frames, send) {
      for (const frame of frames) {
        if (frame.type === 'welcome') connection = connect(core, frame, send);
        else if (connection) receive(core, connection, frame);
      }
      const open = connection;
      if (!open) return;
      if (frames.some((frame) => frame.type === 'welcome')) void begin(open);
      void drain(open);
    },
    onLost() {
      connection?.catchUp.stop();
      connection = null;
    },
  });

  /** Registers first: they say what today is; then the days, and what waits to be sent. */
  const begin = async (open: Connection): Promise<void> => {
    const { memory } = core;
    if (!memory) return;
    const { chain, store } = memory.identity;
    for (const doc of [chainDoc(chain), storeDoc(store), `directory/${chain}`]) {
      await subscribe(core, open, doc);
    }
    for (const doc of memory.registerDocs.keys()) await subscribe(core, open, doc);
    await followDays(core, open);
    const rows = await ports.database.outbox.orderBy('id').toArray();
    offer(open, rows as QueuedRow[]);
    sendStatus(core, open);
  };

  const offer = (open: Connection, rows: readonly QueuedRow[]): void => {
    open.pushes.offer(rows);
    void followQueued(core, open);
    if (open.isFlushing) return;
    open.isFlushing = true;
    ports.after(COALESCE_MS, () => void flush(open));
  };

  /** Seals what was written since the last seal, then sends it with its seal. */
  const flush = async (open: Connection): Promise<void> => {
    try {
      await core.exclusive(async () => {
        const memory = await readyMemory(core);
        if (memory && connection === open) await sealLog(core, memory);
      });
    } catch (cause) {
      await recover(core, cause);
    }
    open.isFlushing = false;
    if (connection !== open) return;
    open.pushes.flush();
    sendStatus(core, open);
  };

  const drain = async (open: Connection): Promise<void> => {
    if (open.isDraining) return;
    open.isDraining = true;
    try {
      while (connection === open && hasWork(open.inbox)) {
        await core.exclusive(async () => {
          const memory = await readyMemory(core);
          if (!memory || connection !== open) return;
          const before = memory.registers;
          await takeInbox(core, memory, open.inbox);
          if (!before && memory.registers) await followDays(core, open);
          status.set({ unknownEntries: memory.books.unknown.length, date: todayOf(core) });
        });
        await countOutbox(core);
        open.pushes.flush();
        wake(open);
      }
      if (connection === open) void open.catchUp.go();
    } catch (cause) {
      await core.exclusive(() => recover(core, cause));
      link.pause(DISK_PAUSE_MS);
    } finally {
      open.isDraining = false;
    }
  };

  core.onOutbox = (rows) => {
    if (connection) offer(connection, rows);
  };
  core.onReload = () => link.again();

  return {
    start: link.start,
    stop: link.stop,
    again: link.again,
    async follow(doc, waitMs) {
      const open = connection;
      if (!open || !core.memory) return false;
      const channel = open.channels.byDoc(doc);
      if (channel?.subbed && channel.since >= channel.subbed.head) return true;
      const done = new Promise<boolean>((resolve) => {
        open.waiting.set(doc, [...(open.waiting.get(doc) ?? []), () => resolve(true)]);
        ports.after(waitMs, () => resolve(false));
      });
      if (!channel) await subscribe(core, open, doc);
      return done;
    },
    async pushBoard(doc, update, waitMs) {
      const open = connection;
      const ref = open?.pushes.loose(doc, update) ?? null;
      if (!open || ref === null) return false;
      return new Promise<boolean>((resolve) => {
        open.looseAcks.set(ref, () => resolve(true));
        ports.after(waitMs, () => resolve(false));
      });
    },
  };
}

const hasWork = ({ received, acks, answered }: Inbox): boolean =>
  received.length > 0 || acks.length > 0 || answered.length > 0;

function connect(core: Core, frame: WelcomeFrame, send: Send): Connection {
  const { ports, status } = core;
  const offset = ports.now() - frame.serverTime;
  const isNews =
    core.clockOffsetMs === null || Math.abs(offset - core.clockOffsetMs) > OFFSET_STEP_MS;
  core.clockOffsetMs = offset;
  status.set({
    clockOffsetMs: offset,
    clockCorrectionMs: correctionFor(offset),
    lastContactAt: ports.now(),
    pushRefused: null,
  });
  const device = [
    deviceRow('lastContact', ports.now()),
    ...(isNews ? [deviceRow('clockOffset', offset)] : []),
  ];
  // Where it fails the next WELCOME writes it again.
  void write(core, { device }, 'relaxed').catch(() => undefined);
  const channels = createChannels();
  return {
    send,
    channels,
    pushes: createPushes(core, channels, send),
    inbox: createInbox(),
    catchUp: createCatchUp(core, channels, send, frame.docs),
    waiting: new Map(),
    looseAcks: new Map(),
    isDraining: false,
    isFlushing: false,
  };
}

function receive(core: Core, open: Connection, frame: Frame): void {
  core.status.set({ lastContactAt: core.ports.now() });
  const channel = open.channels.byId(frame.channel);
  if (!channel) return;
  if (frame.type === 'subbed') answered(open, channel, frame);
  else if (frame.type === 'data') {
    const received = gather(channel, frame);
    if (!received) return;
    if (!open.catchUp.take(received)) open.inbox.received.push(received);
  } else if (frame.type === 'ack') {
    open.pushes.acked(frame.ref);
    open.looseAcks.get(frame.ref)?.();
    open.looseAcks.delete(frame.ref);
    open.inbox.acks.push({ channel, ref: frame.ref, seq: frame.seq });
  } else if (frame.type === 'nack') nacked(core, open, channel, frame);
}

function answered(open: Connection, channel: Channel, frame: SubbedFrame): void {
  channel.subbed = frame;
  if (open.catchUp.answered(channel)) return;
  if (frame.full) {
    channel.since = 0;
    open.pushes.wholeState(channel);
  }
  open.inbox.answered.push(channel);
}

/** Keeps what was refused, says so, and offers it again at the next connection, not before. */
function nacked(core: Core, open: Connection, channel: Channel, frame: NackFrame): void {
  const { code, message } = frame;
  open.pushes.refuse(channel.doc);
  open.catchUp.refused(channel);
  core.status.set({ pushRefused: { doc: channel.doc, code, message } });
}

async function subscribe(core: Core, open: Connection, doc: string): Promise<void> {
  if (open.channels.byDoc(doc)) return;
  // The board is in memory alone, so all of it is asked for.
  const row = doc.startsWith('board/') ? undefined : await core.ports.database.docs.get(doc);
  if (open.channels.byDoc(doc)) return;
  open.send([open.channels.open(doc, { epoch: row?.epoch ?? '', since: row?.since ?? 0 })]);
}

/** Today, yesterday for what comes late, and every date that is still open here. */
async function followDays(core: Core, open: Connection): Promise<void> {
  const { memory } = core;
  const today = todayOf(core);
  if (!memory || today === null) return;
  for (const date of [today, plusDays(today, -1)]) dayOf(memory, date);
  for (const day of memory.days.values()) await subscribe(core, open, day.name);
  const { store } = memory.identity;
  boardOf(core, store, today);
  await subscribe(core, open, boardName(store, today));
}

/** Documents that something waits to be sent of, as a member shard that isn't open. */
async function followQueued(core: Core, open: Connection): Promise<void> {
  for (const doc of open.pushes.docs()) {
    if (isRegister(doc) || isOpenDay(core.memory, doc)) await subscribe(core, open, doc);
  }
}

const isOpenDay = (memory: Memory | null, doc: string): boolean =>
  [...(memory?.days.keys() ?? [])].some(
    (date) => memory !== null && journalDoc(memory.identity.store, date) === doc,
  );

function wake(open: Connection): void {
  for (const [doc, waiters] of open.waiting) {
    const channel = open.channels.byDoc(doc);
    if (!channel?.subbed || channel.since < channel.subbed.head) continue;
    open.waiting.delete(doc);
    for (const done of waiters) done();
  }
}

function sendStatus(core: Core, open: Connection): void {
  const { unsent, oldestUnsentAt } = core.status.get();
  const deviceTime = core.ports.now();
  open.send([{ type: 'status', channel: 0, unsent, oldestUnsentAt, deviceTime }]);
}
