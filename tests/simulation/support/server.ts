import type { Socket, SocketEvents } from '#client/engine/ports.ts';
import type { ChainId, DeviceId, PrinterId, StoreId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { WIRE_VERSION, decodeFrames, encodeFrames } from '#domain/wire/frames.ts';
import { acceptBatch } from '#sync-server/office/accept.ts';
import { makeOffice } from '#sync-server/office/parts.ts';
import { createBankLink, type BankLink } from '#sync-server/store-hub/bank-link.ts';
import { handleMessage, welcome } from '#sync-server/store-hub/handle.ts';
import { createOutgoing } from '#sync-server/store-hub/outgoing.ts';
import { storedParts, type HubParts } from '#sync-server/store-hub/parts.ts';
import { tellPrints } from '#sync-server/store-hub/subscribe.ts';
import { createSessions, type Session } from '#sync-server/store-hub/sessions.ts';
import { createTestStorage, type TestStorage } from '#tests/setup/sqlite-storage.ts';
import type { SimBank } from './bank.ts';

/** A hub and its office, by the server's own parts, in this process. */
export interface SimServer {
  readonly open: (device: string, events: SocketEvents) => Socket;
  /** Makes the key known by which a tablet signs, as its tokens do. */
  readonly enrol: (device: string, key: CryptoKey) => Promise<void>;
  /** The hub's process ends: every connection is lost, and what was on the way with it. */
  readonly restart: () => void;
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
 */
export function createSimServer(
  chain: ChainId,
  store: StoreId,
  now: () => Instant,
  bank: SimBank | null = null,
): SimServer {
  const storage = createTestStorage();
  const officeStorage = createTestStorage();
  const office = makeOffice(officeStorage, chain, false);
  office.registry.addStore(store, 'Test');
  let parts = hubParts(storage, chain, store);
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
      parts.devices.note(device as DeviceId, { kty: 'EC', crv: 'P-256', x, y });
    },
    open(device, events) {
      for (const known of lines.keys()) if (known.device === device) lose(known);
      const socket = {
        serializeAttachment: () => undefined,
        send(bytes: Uint8Array) {
          setImmediate(() => {
            if (lines.has(session)) events.onMessage(withTime(bytes, now()));
          });
        },
      };
      // The one place where a made-up socket stands for the runtime's.
      const who = { device: device as DeviceId, version: WIRE_VERSION, tillOnly: false };
      const session = parts.sessions.accept(socket as never, who);
      lines.set(session, events);
      welcome(parts, session);
      parts.outgoing.flush();
      return {
        send(message) {
          if (typeof message === 'string') return;
          const copy = message.slice();
          setImmediate(() => {
            lastTurn = lastTurn.then(() => hear(session, copy));
          });
        },
        close: () => lose(session),
      };
    },
    restart() {
      for (const session of lines.keys()) lose(session);
      parts = hubParts(storage, chain, store);
      bankLink = link();
      resume();
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

function withTime(bytes: Uint8Array, serverTime: Instant): Uint8Array {
  const frames = decodeFrames(bytes);
  if (!frames.ok) throw new Error(frames.error);
  return encodeFrames(
    frames.value.map((frame) => (frame.type === 'welcome' ? { ...frame, serverTime } : frame)),
  );
}

function hubParts(storage: TestStorage, chain: ChainId, store: StoreId): HubParts {
  const ctx = { storage, getWebSockets: () => [], acceptWebSocket: () => undefined };
  return {
    chain,
    store,
    secret: '',
    instance: 'life1',
    ...storedParts(storage),
    sessions: createSessions(ctx),
    outgoing: createOutgoing(),
  };
}
