import { Hono } from 'hono';

import { serveFromDisk } from '#sync-server/assets/from-disk.ts';
import type { Env } from '#sync-server/env.ts';

export { Office } from '#sync-server/office/office.ts';
export { StoreHub } from '#sync-server/store-hub/hub.ts';

// Put in by vite.config.ts from package.json.
declare const __APP_VERSION__: string;

const app = new Hono<{ Bindings: Env }>();

app.get('/api/health', (context) => context.json({ ok: true, version: __APP_VERSION__ }));

app.all('/api/*', (context) => context.json({ error: 'not-found' }, 404));

// Cloudflare answers these before the worker; plain workerd leaves them to us (see assets/).
app.all('*', (context) => serveFromDisk(context.req.raw, context.env.ASSETS));

export default app;
