import type { Database } from '#client/engine/database.ts';
import { createEngine, type Engine } from '#client/engine/engine.ts';
import type { Socket, SocketEvents } from '#client/engine/ports.ts';
import { decodeFrames, type Frame } from '#domain/wire/frames.ts';
import { instant } from '#domain/kernel/instant.ts';

import { createDisk, type Disk } from './disk.ts';
import { offlinePorts } from './tablet.ts';

/** A tablet with a real network to a real server. */
export interface OnlineTablet {
  readonly engine: Engine;
  readonly database: Database;
  readonly disk: Disk;
  /** Cuts or gives back the network. */
  readonly setNetwork: (isUp: boolean) => void;
  /** Cuts the network as soon as a frame went out of which `isLast` says so; resolves then. */
  readonly cutAfter: (isLast: (frame: Frame) => boolean) => Promise<void>;
  /** The server hears the next call of a path, and its answer never arrives. */
  readonly loseAnswer: (path: string) => void;
  /** Sets the device's clock − the real time, ms. */
  readonly setSkew: (ms: number) => void;
}

export function onlineTablet(serverUrl: string, disk: Disk = createDisk()): OnlineTablet {
  let skewMs = 0;
  const { database, relaxed } = disk.open();
  const sockets = new Set<WebSocket>();
  const backs = new Set<() => void>();
  let isUp = true;
  let cut: { readonly isLast: (frame: Frame) => boolean; readonly done: () => void } | null = null;
  const setNetwork = (next: boolean): void => {
    isUp = next;
    if (isUp) for (const back of backs) back();
    else for (const socket of sockets) socket.close();
  };
  let lost = '';
  const sent = (message: string | Uint8Array): void => {
    const frames = typeof message === 'string' ? null : decodeFrames(message);
    if (!cut || !frames?.ok || !frames.value.some(cut.isLast)) return;
    setNetwork(false);
    cut.done();
    cut = null;
  };
  const engine = createEngine({
    ...offlinePorts(),
    database,
    relaxed,
    now: () => instant(Date.now() + skewMs),
    async fetch(path, init) {
      const answer = isUp ? await fetch(new URL(path, serverUrl), init) : null;
      if (answer && path !== lost) return answer;
      lost = '';
      throw new TypeError('no network');
    },
    openSocket(path, protocols, events) {
      if (!isUp) queueMicrotask(events.onClose);
      if (!isUp) return CLOSED;
      const socket = openSocket(new URL(path, serverUrl), protocols, events, sockets);
      return {
        ...socket,
        send(message) {
          socket.send(message);
          sent(message);
        },
      };
    },
    onNetwork(back) {
      backs.add(back);
      return () => backs.delete(back);
    },
  });
  return {
    engine,
    database,
    disk,
    setSkew(ms) {
      skewMs = ms;
    },
    setNetwork,
    loseAnswer(path) {
      lost = path;
    },
    cutAfter: (isLast) =>
      new Promise((done) => {
        cut = { isLast, done };
      }),
  };
}

const CLOSED: Socket = { send: () => undefined, close: () => undefined };

function openSocket(
  url: URL,
  protocols: readonly string[],
  events: SocketEvents,
  sockets: Set<WebSocket>,
): Socket {
  url.protocol = 'ws:';
  const socket = new WebSocket(url, [...protocols]);
  socket.binaryType = 'arraybuffer';
  sockets.add(socket);
  socket.addEventListener('open', events.onOpen);
  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) =>
    events.onMessage(typeof data === 'string' ? data : new Uint8Array(data)),
  );
  socket.addEventListener('close', () => {
    sockets.delete(socket);
    events.onClose();
  });
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(message);
    },
    close: () => socket.close(),
  };
}
