import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';

import { SECURITY_HEADERS } from '#sync-server/assets/security-headers.ts';
import { type Server, startServer } from '#sync-server/standalone/serve.ts';

const url = inject('serverUrl');

describe('one port serves app and API', () => {
  it('answers health with its version', async () => {
    const health: unknown = await (await fetch(`${url}/api/health`)).json();
    expect(health).toEqual({
      ok: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    });
  });

  it('[ASSET-1] lets no inline script run, and no frame around the app', async () => {
    const page = await fetch(url);
    const html = await page.text();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(page.headers.get(name)).toBe(value);
    }
    expect(SECURITY_HEADERS['Content-Security-Policy']).toContain("script-src 'self';");
    expect(html).not.toMatch(/<script(?![^>]* src=)[^>]*>|\son\w+=/u);
    const api = await fetch(`${url}/api/health`);
    expect(api.headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(api.headers.get('X-Frame-Options')).toBe('DENY');
    expect(api.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('answers an unknown API address with 404, not with the app', async () => {
    expect((await fetch(`${url}/api/nothing`)).status).toBe(404);
  });

  it.each(['/', '/rooms/12', '/index.html'])(
    'answers %s with the app, never cached',
    async (path) => {
      const response = await fetch(url + path);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<div id="root">');
    },
  );

  it('gives hashed files for good, and gzipped', async () => {
    const page = await (await fetch(url)).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? 'no script in the page';
    const response = await fetch(url + script);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toBe(await readFile(`dist/client${script}`, 'utf8'));
  });

  it('answers a missing file with 404 and never lists a directory', async () => {
    expect((await fetch(`${url}/assets/missing.js`)).status).toBe(404);
    expect(await (await fetch(`${url}/assets/`)).text()).toContain('<div id="root">');
  });

  it('answers 304 to the validator that it gave', async () => {
    const first = await fetch(`${url}/manifest.webmanifest`);
    await first.body?.cancel();
    const etag = first.headers.get('etag') ?? '';
    const second = await fetch(`${url}/manifest.webmanifest`, {
      headers: { 'If-None-Match': etag },
    });
    expect(second.status).toBe(304);
  });
});

describe('a server of its own', () => {
  let server: Server | undefined;
  let dataDir: string | undefined;
  afterEach(async () => {
    await server?.kill();
    if (dataDir) await rm(dataDir, { recursive: true, force: true });
  });

  it('comes back on the same port and data after SIGKILL, and refuses to share them', async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'encore-own-'));
    server = await startServer({ dataDir });
    const { port } = server;
    await expect(startServer({ dataDir })).rejects.toThrow('is in use by another server');
    const other = await mkdtemp(join(tmpdir(), 'encore-other-'));
    await expect(startServer({ dataDir: other, port })).rejects.toThrow(`port ${port} is taken`);
    await rm(other, { recursive: true });

    await server.kill();
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
    server = await startServer({ dataDir, port });
    expect((await fetch(`${server.url}/api/health`)).ok).toBe(true);
  });
});
