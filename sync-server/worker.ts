import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';

import { serveFromDisk } from '#sync-server/assets/from-disk.ts';
import { SECURITY_HEADERS } from '#sync-server/assets/security-headers.ts';
import type { RouteEnv } from '#sync-server/routes/app.ts';
import { bank } from '#sync-server/routes/bank.ts';
import { enrolment } from '#sync-server/routes/enrolment.ts';
import { print } from '#sync-server/routes/print.ts';
import { printers } from '#sync-server/routes/printers.ts';
import { quarantine } from '#sync-server/routes/quarantine.ts';
import { refuse } from '#sync-server/routes/refusal.ts';
import { reports } from '#sync-server/routes/reports.ts';
import { socket } from '#sync-server/routes/socket.ts';

export { Bank } from '#sync-server/bank/bank.ts';
export { EnrolmentCode } from '#sync-server/enrolment/code.ts';
export { TryLimit } from '#sync-server/enrolment/try-limit.ts';
export { Office } from '#sync-server/office/office.ts';
export { StoreHub } from '#sync-server/store-hub/hub.ts';

// Put in by vite.config.ts from package.json.
declare const __APP_VERSION__: string;

/** More than any request needs; a chain's pictures and imports go through the socket. */
const MAX_BODY_BYTES = 64 * 1024;

const app = new Hono<RouteEnv>();

app.use('/api/*', async (context, next) => {
  if (Number(context.req.header('Content-Length') ?? 0) > MAX_BODY_BYTES) {
    return refuse('malformed', `a body holds ${MAX_BODY_BYTES} bytes at most`);
  }
  return next();
});
// Not for the socket: the answer to an upgrade takes no further headers.
app.route('/api/stores', socket);
app.use(
  '/api/*',
  secureHeaders({
    // Answers are data: opened as a page they may do nothing.
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    xFrameOptions: 'DENY',
    strictTransportSecurity: SECURITY_HEADERS['Strict-Transport-Security'] ?? true,
  }),
);
app.use('/api/*', async (context, next) => {
  await next();
  context.header('Cache-Control', 'no-store');
});

app.get('/api/health', (context) => context.json({ ok: true, version: __APP_VERSION__ }));
app.route('/api', enrolment);
app.route('/api/bank', bank);
app.route('/api/chains', reports);
app.route('/api/stores', quarantine);
app.route('/api/stores', printers);
app.route('/api/print', print);

app.all('/api/*', () => refuse('notFound', 'no such address'));

// Cloudflare answers these before the worker; plain workerd leaves them to us (see assets/).
app.all('*', (context) => serveFromDisk(context.req.raw, context.env.ASSETS));

app.onError((error) => {
  // A body that is no JSON; what the JSON holds is refused by the routes.
  if (error instanceof HTTPException && error.status < 500) {
    return refuse('malformed', error.message);
  }
  // oxlint-disable-next-line no-console -- the runtime's log is where an operator looks
  console.error(error);
  return refuse('internal', 'the server failed: try again');
});

export default app;
