import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';

import type { Page } from '@playwright/test';
import { build } from 'vite';

const repo = resolve(import.meta.dirname, '../..');
export const workDir = join(repo, '.encore/bench');
const built = join(workDir, 'page');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.gz': 'application/octet-stream',
};

export interface StaticServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds the page that holds the benches in the browser, from this tree's engine and domain. */
export async function buildBenchPage(): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    define: { __APP_VERSION__: JSON.stringify('bench') },
    build: { outDir: built, emptyOutDir: true, target: 'esnext' },
  });
}

/** The built page, and `workDir`'s data under /data/, on this machine alone. */
export const serveBenchPage = (): Promise<StaticServer> =>
  serveFiles(0, (path) =>
    path.startsWith('/data/')
      ? join(workDir, path)
      : join(built, path === '/' ? 'index.html' : path),
  );

/**
 * Lets the built page be had on another origin, below /api/, which an app's service worker leaves to
 * the network. @returns its address there.
 */
export async function onOrigin(page: Page, origin: string): Promise<string> {
  const below = `${origin}/api/bench/`;
  await page.route(`${below}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(built, pathname.slice('/api/bench/'.length));
    return route.fulfill({ path, contentType: TYPES[extname(path)] ?? 'text/plain' });
  });
  return `${below}index.html`;
}

/**
 * Serves files by address. Isolated across origins, so that the browser's timers are fine ones.
 *
 * @param port 0 for any.
 */
export async function serveFiles(
  port: number,
  fileOf: (path: string) => string,
): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    send(response, path.includes('..') ? null : fileOf(path));
  });
  await new Promise<void>((listening) => {
    server.listen(port, '127.0.0.1', listening);
  });
  // A server that listens on TCP has such an address.
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, close: () => close(server) };
}

function send(response: ServerResponse, file: string | null): void {
  if (file === null || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cache-Control': 'no-cache',
  });
  createReadStream(file).pipe(response);
}

const close = (server: Server): Promise<void> =>
  new Promise((closed) => {
    server.closeAllConnections();
    server.close(() => closed());
  });
