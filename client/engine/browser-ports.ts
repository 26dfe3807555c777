import { instant } from '#domain/kernel/instant.ts';
import { Database } from './database.ts';
import { beginNewLog } from './new-log.ts';
import type { EnginePorts, Socket, SocketEvents } from './ports.ts';

/** The engine's outside in a browser's worker. */
export const browserPorts = (): EnginePorts => ({
  database: new Database(),
  relaxed: new Database('encore', { durability: 'relaxed' }),
  now: () => instant(Date.now()),
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  subtle: crypto.subtle,
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  fetch: (path, init) => fetch(path, init),
  openSocket: openWebSocket,
  onNetwork(back) {
    self.addEventListener('online', back);
    return () => self.removeEventListener('online', back);
  },
  beforeWriting: beginNewLog,
  persisted: () => navigator.storage.persisted(),
  // Only a window may ask; a worker sees what was answered there.
  persist: () => navigator.storage.persisted(),
  async estimate() {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { usage, quota };
  },
});

function openWebSocket(path: string, protocols: readonly string[], events: SocketEvents): Socket {
  const url = new URL(path, self.location.origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url, [...protocols]);
  socket.binaryType = 'arraybuffer';
  let isClosed = false;
  socket.addEventListener('open', events.onOpen);
  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    events.onMessage(typeof data === 'string' ? data : new Uint8Array(data));
  });
  // An error is always followed by a close.
  socket.addEventListener('close', () => {
    if (!isClosed) events.onClose();
    isClosed = true;
  });
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(message);
    },
    close: () => socket.close(),
  };
}
