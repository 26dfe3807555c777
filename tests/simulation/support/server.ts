import type { Socket, SocketEvents } from '#client/engine/ports.ts';
import type { ChainId, DeviceId, PrinterId, StoreId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { PublicKeyJwk } from '#domain/wire/api.ts';
import { WIRE_VERSION, decodeFrames, encodeFrames } from '#domain/wire/frames.ts';
import { acceptBatch } from '#sync-server/office/accept.ts';
import { makeOffice } from '#sync-server/office/parts.ts';
import { createBankLink, type BankLink } from '#sync-server/store-hub/bank-link.ts';
import { handleMessage, welcome } from '#sync-server/store-hub/handle.ts';
import { createOutgoing } from '#sync-server/store-hub/outgoing.ts';
import { storedParts, type HubParts } from '#sync-server/store-hub/parts.ts';
import { tellPrints } from '#sync-server/store-hub/subscribe.ts';
import { createSessions, type Session } from '#sync-server/store-hub/sessions.ts';
import { copyOfStorage, createTestStorage, type TestStorage } from '#tests/setup/sqlite-storage.ts';
import type { SimBank } from './bank.ts';

/** A hub and its office, by the server's own parts, in this process. */
export interface SimServer {
  readonly open: (device: string, events: SocketEvents) => Socket;
  /** Makes the key known by which a tablet signs, as its tokens do. */
  readonly enrol: (device: string, key: CryptoKey) => Promise<void>;
  /** The hub's process ends: every connection is lost, and what was on the way with it. */
  readonly restart: () => void;
  /** The hub's disk is gone, and an empty one in its place. */
  readonly loseDisk: () => void;
  /** Copies the hub's disk. @returns what puts the copy in the disk's place. */
  readonly backUp: () => () => void;
  /** Whether the hub holds all of a tablet's logs that it ever acknowledged, on whichever disk. */
  readonly hasAllOf: (device: string) => boolean;
  /** Gives the office what the hub has for it. `heard` false: it took it, but the hub doesn't know. */
  readonly tellOffice: (heard?: boolean) => void;
  /** What a Star printer asks the hub, by CloudPRNT. */
  readonly askPrinter: (
    printer: PrinterId,
    method: string,
    query: string,
    body?: string,
  ) => Response;
  readonly office: TestStorage;
  readonly store: StoreId;
  /** The chain's bank, as the server's routes reach it. */
  readonly bank: SimBank | null;
}

/**
 * @param now the server's clock, which the parts themselves don't ask.
 * @param bank the chain's, where members' accounts are in use.
 * @param lagMs how long a message is on its way; in order, and at once where it isn't given.
 */
export function createSimServer(
  chain: ChainId,
  store: StoreId,
  now: () => Instant,
  bank: SimBank | null = null,
  lagMs: (() => number) | null = null,
): SimServer {
  let storage = createTestStorage();
  let lives = 1;
  let life = 'life1';
  const keys = new Map<string, PublicKeyJwk>();
  /** By tablet, where each epoch of its log was seen to end. */
  const ends = new Map<string, Map<number, number>>();
  const noteEnds = (device: string): void => {
    const known = ends.get(device) ?? new Map<number, number>();
    ends.set(device, known);
    for (const [epoch, next] of Object.entries(parts.logs.ends(device as DeviceId))) {
      known.set(Number(epoch), Math.max(known.get(Number(epoch)) ?? 0, next));
    }
  };
  const officeStorage = createTestStorage();
  const office = makeOffice(officeStorage, chain, false);
  office.registry.addStore(store, 'Test');
  let parts = hubParts(storage, life, chain, store);
  const lines = new Map<Session, SocketEvents>();
  // One alarm at a time, the earliest, as a Durable Object has it.
  let plannedAt = Number.POSITIVE_INFINITY;
  const wakeAt = (at: number): void => {
    if (plannedAt <= at) return;
    plannedAt = at;
    setTimeout(() => {
      if (plannedAt === at) resume();
    }, at - Date.now());
  };
  const link = (): BankLink | null => bank && createBankLink(() => bank, parts, wakeAt);
  let bankLink = link();
  const resume = (): void => {
    plannedAt = Number.POSITIVE_INFINITY;
    void bankLink?.resume();
  };
  bank?.onChange(() => void bankLink?.pull());
  const lose = (session: Session): void => {
    const events = lines.get(session);
    lines.delete(session);
    parts.sessions.forget(session);
    queueMicrotask(() => events?.onClose());
  };

  const end = (): void => {
    for (const session of lines.keys()) lose(session);
  };
  const start = (): void => {
    parts = hubParts(storage, life, chain, store);
    bankLink = link();
    resume();
  };
  const putIn = (next: TestStorage, ofLife: string): void => {
    end();
    for (const device of keys.keys()) noteEnds(device);
    [storage, life] = [next, ofLife];
    start();
  };

  // One message after the other, as the hub itself hears them.
  let lastTurn: Promise<void> = Promise.resolve();
  const hear = async (session: Session, message: Uint8Array): Promise<void> => {
    if (!lines.has(session)) return;
    const frames = decodeFrames(message);
    if (!frames.ok) throw new Error(frames.error);
    await handleMessage(parts, session, frames.value);
    parts.outgoing.flush();
    if (!parts.bankOutbox.empty) void bankLink?.tell();
  };

  return {
    office: officeStorage,
    store,
    bank,
    async enrol(device, key) {
      const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', key);
      keys.set(device, { kty: 'EC', crv: 'P-256', x, y });
    },
    open(device, events) {
      for (const known of lines.keys()) if (known.device === device) lose(known);
      const [there, back] = [createWay(lagMs), createWay(lagMs)];
      const socket = {
        serializeAttachment: () => undefined,
        send(bytes: Uint8Array) {
          back(() => {
            if (lines.has(session)) events.onMessage(withTime(bytes, now()));
          });
        },
      };
      // The one place where a made-up socket stands for the runtime's.
      const who = { device: device as DeviceId, version: WIRE_VERSION, tillOnly: false };
      const session = parts.sessions.accept(socket as never, who);
      const key = keys.get(device);
      if (key) parts.devices.note(who.device, key);
      lines.set(session, events);
      welcome(parts, session);
      parts.outgoing.flush();
      return {
        send(message) {
          if (typeof message === 'string') return;
          const copy = message.slice();
          there(() => {
            lastTurn = lastTurn.then(() => hear(session, copy));
          });
        },
        close: () => lose(session),
      };
    },
    restart() {
      end();
      start();
    },
    loseDisk() {
      lives += 1;
      putIn(createTestStorage(), `life${lives}`);
    },
    backUp() {
      const [copy, copied] = [copyOfStorage(storage), life];
      return () => putIn(copyOfStorage(copy), copied);
    },
    hasAllOf(device) {
      noteEnds(device);
      return [...(ends.get(device) ?? [])].every(([epoch, next]) => {
        const ranges = parts.logs.ranges({ device: device as DeviceId, epoch });
        return ranges.length === 1 && ranges[0]?.first === 0 && ranges[0].next === next;
      });
    },
    askPrinter(printer, method, query, body = '') {
      const request = { method, query: new URLSearchParams(query), body };
      const answer = parts.printing.answer(printer, 'cloudPrnt', request, Date.now());
      tellPrints(parts);
      parts.outgoing.flush();
      return answer;
    },
    tellOffice(heard = true) {
      for (;;) {
        const rows = parts.outbox.peek(4_096);
        const last = rows.at(-1);
        if (!last) return;
        acceptBatch(office, store, { instance: parts.instance, rows, presence: [] });
        if (!heard) return;
        parts.outbox.dropThrough(last.id);
      }
    },
  };
}

/** One direction of a line: what was sent first comes first. */
function createWay(lagMs: (() => number) | null): (arrive: () => void) => void {
  let last = 0;
  return (arrive) => {
    if (!lagMs) return void setImmediate(arrive);
    last = Math.max(last, Date.now() + lagMs());
    setTimeout(arrive, last - Date.now());
  };
}

function withTime(bytes: Uint8Array, serverTime: Instant): Uint8Array {
  const frames = decodeFrames(bytes);
  if (!frames.ok) throw new Error(frames.error);
  return encodeFrames(
    frames.value.map((frame) => (frame.type === 'welcome' ? { ...frame, serverTime } : frame)),
  );
}

function hubParts(
  storage: TestStorage,
  instance: string,
  chain: ChainId,
  store: StoreId,
): HubParts {
  const ctx = { storage, getWebSockets: () => [], acceptWebSocket: () => undefined };
  return {
    chain,
    store,
    secret: '',
    instance,
    ...storedParts(storage),
    sessions: createSessions(ctx),
    outgoing: createOutgoing(),
  };
}
