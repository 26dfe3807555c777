import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, createConnection, type Socket } from 'node:net';

/** The server as it is after each deploy of a further version of the app. */
export interface Deployments {
  readonly url: string;
  /** From now on the app's files are those of the next version. */
  deploy(): void;
  close(): Promise<void>;
}

const SERVICE_WORKER = '/service-worker.js';
const INDEX = '/index.html';
/** What the service worker knows index.html by; a build with another page has another. */
const INDEX_REVISION =
  /("revision":\s*")([^"]*)("[^{}]*"url":\s*"index\.html")|("url":\s*"index\.html"[^{}]*"revision":\s*")([^"]*)(")/u;

/**
 * Stands before the server at `port` and gives what a later build would differ in: the page, which
 * says its version in a `<meta name="test-version">`, and the service worker's list that names it.
 */
export async function deployments(port: number): Promise<Deployments> {
  let version = 1;
  const open = new Set<Socket>();
  const server = createServer((asked, answer) => {
    if (asked.url === SERVICE_WORKER)
      void answerWith(asked, answer, port, (text) => listed(text, version));
    else if (asked.url?.startsWith(INDEX) === true || asked.url === '/') {
      void answerWith(asked, answer, port, (text) => marked(text, version));
    } else pass(asked, answer, port);
  });
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on('upgrade', (asked: IncomingMessage, near: Socket, head: Buffer) => {
    const far = createConnection({ port, host: '127.0.0.1' });
    const headers = asked.rawHeaders.flatMap((name, place, all) =>
      place % 2 === 0 ? [`${name}: ${all[place + 1] ?? ''}`] : [],
    );
    far.write([`GET ${asked.url ?? '/'} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
    far.write(head);
    far.pipe(near).pipe(far);
    far.on('error', () => near.destroy());
    near.on('close', () => far.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Not a pipe's name, since it listens on a port.
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    deploy() {
      version += 1;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const marked = (html: string, version: number): string =>
  html.replace('<head>', `<head><meta name="test-version" content="${version}" />`);

function listed(script: string, version: number): string {
  if (!INDEX_REVISION.test(script)) throw new Error('the service worker lists no index.html');
  return script.replace(INDEX_REVISION, (...found: readonly (string | undefined)[]) => {
    const [, before = found[4], revision = found[5], after = found[6]] = found;
    return `${before ?? ''}${revision ?? ''}-${version}${after ?? ''}`;
  });
}

function pass(asked: IncomingMessage, answer: ServerResponse, port: number): void {
  const { url, method, headers } = asked;
  const onward = request({ host: '127.0.0.1', port, path: url, method, headers }, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
}

async function answerWith(
  { url }: IncomingMessage,
  answer: ServerResponse,
  port: number,
  change: (text: string) => string,
): Promise<void> {
  const came = await fetch(`http://127.0.0.1:${port}${url ?? '/'}`);
  const body = change(await came.text());
  answer.writeHead(came.status, {
    'content-type': came.headers.get('content-type') ?? 'text/plain',
    'cache-control': 'no-cache',
  });
  answer.end(body);
}
