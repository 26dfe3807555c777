import { SECURITY_HEADERS } from './security-headers.ts';

const typeByExtension: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  mp3: 'audio/mpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json; charset=utf-8',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

const compressible = /^(?:text\/|application\/(?:json|manifest)|image\/svg)/;

/**
 * Answers a request for the app's files out of a bare disk service, as Cloudflare's static assets
 * would: content types, validators, caching, gzip, and `index.html` for any address inside the app.
 *
 * Only plain workerd needs this; its disk service knows bytes and nothing else, and answers a
 * directory with a listing, so nothing without a known extension is ever asked of it.
 *
 * @example `/rooms/12` → index.html, no-cache · `/assets/a-1b2c.js` → immutable · `/x.js` → 404
 */
export async function serveFromDisk(request: Request, disk: Fetcher): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response('method not allowed', { status: 405, headers: { Allow: 'GET, HEAD' } });
  }
  const { pathname } = new URL(request.url);
  const extension = /\.([a-z0-9]+)$/i.exec(pathname)?.[1]?.toLowerCase();
  const known = extension === undefined ? undefined : typeByExtension[extension];
  const path = known === undefined ? '/index.html' : pathname;
  const type = known ?? 'text/html; charset=utf-8';

  const file = await disk.fetch(`http://disk${path}`, { method: request.method });
  if (!file.ok) {
    await file.body?.cancel();
    return new Response('not found', { status: 404, headers: { 'Cache-Control': 'no-store' } });
  }

  const etag = `W/"${file.headers.get('Content-Length') ?? ''}-${file.headers.get('Last-Modified') ?? ''}"`;
  const headers = new Headers({
    'Content-Type': type,
    'Cache-Control': path.startsWith('/assets/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    ETag: etag,
    Vary: 'Accept-Encoding',
    ...SECURITY_HEADERS,
  });
  if (request.headers.get('If-None-Match') === etag) {
    await file.body?.cancel();
    return new Response(null, { status: 304, headers });
  }
  // workerd compresses the body itself once the header says that it is compressed.
  const gzip =
    compressible.test(type) && (request.headers.get('Accept-Encoding') ?? '').includes('gzip');
  if (gzip) headers.set('Content-Encoding', 'gzip');
  else headers.set('Content-Length', file.headers.get('Content-Length') ?? '');
  return new Response(file.body, { headers });
}
