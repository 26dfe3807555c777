import { journalDoc } from '#domain/journal/entry.ts';
import { plusDays } from '#domain/kernel/business-date.ts';
import { isOfHub } from '#domain/printing/records.ts';
import { printsDoc } from '#domain/wire/prints.ts';
import type { Frame, NackFrame, SubbedFrame, WelcomeFrame } from '#domain/wire/frames.ts';
import { boardName, boardOf } from '../board/boards.ts';
import { correctionFor } from '../clock.ts';
import { dayOf, todayOf, write, type Core, type Memory } from '../core.ts';
import { createCatchUp, type CatchUp } from '../days/catch-up.ts';
import { deviceRow } from '../device-rows.ts';
import { noteRevoked } from '../identity/revoked.ts';
import { recordAnew } from '../journal/refused.ts';
import { isRegister } from '../registers/documents.ts';
import { createAtServer, type AtServer } from './at-server.ts';
import { createChannels, gather, type Channel, type Channels } from './channels.ts';
import { createInbox, type Inbox } from './inbox.ts';
import type { Send } from './link.ts';
import { createPushes, type Pushes } from './pushes.ts';

/** Offsets that differ by less are not worth a write, ms. */
const OFFSET_STEP_MS = 1_000;
/** How long after a refusal a document's changes are offered again, ms. */
const REFUSED_PAUSE_MS = 60_000;

/** One connection's state; a new one comes with each WELCOME. */
export interface Connection {
  readonly send: Send;
  readonly channels: Channels;
  readonly pushes: Pushes;
  readonly inbox: Inbox;
  readonly catchUp: CatchUp;
  readonly atServer: AtServer;
  /** Documents asked for beyond the store's own, with who waits for them. */
  readonly waiting: Map<string, (() => void)[]>;
  /** Who waits for the hub's word on a change of the board, by reference. */
  readonly looseAcks: Map<number, () => void>;
  /** Documents of which the hub refused something a moment ago. */
  readonly refused: Set<string>;
  isDraining: boolean;
  isFlushing: boolean;
}

/** Takes the server's time and makes the state of a connection that has just begun. */
export function welcomed(core: Core, frame: WelcomeFrame, send: Send): Connection {
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
  const atServer = createAtServer(frame.docs);
  return {
    send,
    channels,
    pushes: createPushes(core, channels, send),
    inbox: createInbox(),
    catchUp: createCatchUp(core, channels, send, atServer),
    atServer,
    waiting: new Map(),
    looseAcks: new Map(),
    refused: new Set(),
    isDraining: false,
    isFlushing: false,
  };
}

/** Hears a frame: notes it at once, in the order of the wire; what is to be stored goes to the inbox. */
export function receive(core: Core, open: Connection, frame: Frame): void {
  core.status.set({ lastContactAt: core.ports.now() });
  if (frame.type === 'welcome') {
    open.atServer.told(frame.docs);
    open.catchUp.news();
  }
  if (frame.type === 'nack' && frame.code === 'revoked') void noteRevoked(core);
  const channel = open.channels.byId(frame.channel);
  if (!channel) return late(open, frame);
  if (frame.type === 'data' || frame.type === 'ack') open.atServer.grew(channel.doc, frame.seq);
  if (frame.type === 'subbed') answered(core, open, channel, frame);
  else if (frame.type === 'data') {
    const received = gather(channel, frame);
    if (!received) return;
    if (!open.catchUp.take(received)) open.inbox.received.push(received);
  } else if (frame.type === 'ack') {
    if (open.catchUp.acked(channel, frame)) return;
    const rows = open.pushes.acked(frame.ref);
    if (core.status.get().pushRefused?.doc === channel.doc) core.status.set({ pushRefused: null });
    open.inbox.acks.push({ channel, ref: frame.ref, seq: frame.seq, rows });
  } else if (frame.type === 'nack') nacked(core, open, channel, frame);
}

/**
 * What the server sent to a channel before it heard that it was left. It tells nothing more of that,
 * since it takes this tablet to have it.
 */
function late({ channels, atServer, catchUp }: Connection, frame: Frame): void {
  const doc = channels.left(frame.channel);
  if (doc === undefined || (frame.type !== 'data' && frame.type !== 'ack')) return;
  atServer.grew(doc, frame.seq);
  catchUp.news();
}

function answered(core: Core, open: Connection, channel: Channel, frame: SubbedFrame): void {
  channel.subbed = frame;
  open.atServer.began(channel.doc, frame);
  if (open.catchUp.answered(channel)) return;
  if (frame.full) channel.since = 0;
  if (frame.full || core.lost.has(channel.doc)) open.pushes.wholeState(channel);
  open.inbox.answered.push(channel);
}

/**
 * Keeps what was refused, says so, and offers it again after a pause: a connection may last all
 * evening, and what was in the way (a full disk of the server, as an example) may have gone.
 */
function nacked(core: Core, open: Connection, channel: Channel, frame: NackFrame): void {
  const { code, message } = frame;
  const { doc } = channel;
  core.status.set({ pushRefused: { doc, code, message } });
  if (open.catchUp.refused(channel, frame)) return;
  if (code === 'quarantined') {
    void recordAnew(core, doc, open.pushes.keptOut(frame.ref), message);
    return;
  }
  open.pushes.refuse(doc);
  // Of several refusals at once the first one's pause does for all.
  if (open.refused.has(doc)) return;
  open.refused.add(doc);
  core.ports.after(REFUSED_PAUSE_MS, () => {
    open.refused.delete(doc);
    open.pushes.offerAgain(doc);
    open.pushes.flush();
  });
}

/** Opens a document on the connection, from where this tablet left it. */
export async function subscribe(core: Core, open: Connection, doc: string): Promise<void> {
  if (open.channels.byDoc(doc)) return;
  // The board is in memory alone, so all of it is asked for.
  const row = doc.startsWith('board/') ? undefined : await core.ports.database.docs.get(doc);
  if (open.channels.byDoc(doc)) return;
  open.send([open.channels.open(doc, { epoch: row?.epoch ?? '', since: row?.since ?? 0 })]);
}

/** Today, yesterday for what comes late, and every date that is still open here. */
export async function followDays(core: Core, open: Connection): Promise<void> {
  const { memory } = core;
  const today = todayOf(core);
  if (!memory || today === null) return;
  for (const date of [today, plusDays(today, -1)]) dayOf(memory, date);
  for (const day of memory.days.values()) await subscribe(core, open, day.name);
  const { store } = memory.identity;
  boardOf(core, store, today);
  await subscribe(core, open, boardName(store, today));
}

/** What the hub prints, where the store has a printer that asks it. */
export async function followPrints(core: Core, open: Connection): Promise<void> {
  const { memory } = core;
  const printers = memory?.registers?.printers;
  if (!memory || !printers || printers.size === 0) return;
  const doc = printsDoc(memory.identity.store);
  if (open.channels.byDoc(doc)) return;
  const isAsked = [...printers.values()].some(({ kind }) => isOfHub(kind));
  if (isAsked) await subscribe(core, open, doc);
}

/** Documents that something waits to be sent of, as a member shard that isn't open. */
export async function followQueued(core: Core, open: Connection): Promise<void> {
  for (const doc of open.pushes.docs()) {
    if (isRegister(doc) || isOpenDay(core.memory, doc)) await subscribe(core, open, doc);
  }
}

const isOpenDay = (memory: Memory | null, doc: string): boolean =>
  [...(memory?.days.keys() ?? [])].some(
    (date) => memory !== null && journalDoc(memory.identity.store, date) === doc,
  );

/**
 * Tells those who wait for documents that are now as the server has them, and for acknowledgements:
 * what the hub ordered before each has been taken in by then.
 */
export function wake(open: Connection, acked: readonly number[]): void {
  for (const ref of acked) {
    open.looseAcks.get(ref)?.();
    open.looseAcks.delete(ref);
  }
  for (const [doc, waiters] of open.waiting) {
    const channel = open.channels.byDoc(doc);
    if (!channel?.subbed || channel.since < channel.subbed.head) continue;
    open.waiting.delete(doc);
    for (const done of waiters) done();
  }
}

export function sendStatus(core: Core, open: Connection): void {
  const { unsent, oldestUnsentAt } = core.status.get();
  const deviceTime = core.ports.now();
  open.send([{ type: 'status', channel: 0, unsent, oldestUnsentAt, deviceTime }]);
}
