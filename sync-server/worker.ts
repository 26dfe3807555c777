import { Hono } from 'hono';

import type { Env } from '#sync-server/env.ts';

export { Office } from '#sync-server/office/office.ts';
export { StoreHub } from '#sync-server/store-hub/hub.ts';

declare const __APP_VERSION__: string;

const app = new Hono<{ Bindings: Env }>();

app.get('/api/health', (context) => context.json({ ok: true, version: __APP_VERSION__ }));

app.all('/api/*', (context) => context.json({ error: 'not-found' }, 404));

// Reached only where the platform does not serve assets before the worker (plain workerd).
app.get('*', (context) => context.env.ASSETS.fetch(context.req.raw));

export default app;
