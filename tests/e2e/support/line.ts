import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** A network line of one tablet to the server, which can be cut and mended. */
export interface Line {
  readonly url: string;
  /** Ends what is under way and refuses what comes, as a pulled cable would. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Lays a line to `port` of this machine. */
export async function layLine(port: number): Promise<Line> {
  let whole = true;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A cut line errs on both ends; the close that follows says enough.
    socket.on('error', () => undefined);
  };
  const server = createServer((near) => {
    keep(near);
    if (!whole) {
      near.destroy();
      return;
    }
    const far = createConnection({ port, host: '127.0.0.1' });
    keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Not a pipe's name, since it listens on a port.
  const { port: own } = server.address() as AddressInfo;
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${own}`,
    cut() {
      whole = false;
      cutAll();
    },
    mend() {
      whole = true;
    },
    async close() {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}
