import { resolve } from 'node:path';

import { buildIfStale } from '#sync-server/standalone/build-if-stale.ts';
import { startServer } from '#sync-server/standalone/serve.ts';

// `npm start`: everything on one port of this machine. PORT, HOST and ENCORE_DATA change the
// defaults; HOST=0.0.0.0 lets other machines in.
async function start(): Promise<void> {
  const port = Number(process.env['PORT'] ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${process.env['PORT']}"`);
  }
  buildIfStale();
  const server = await startServer({
    port,
    host: process.env['HOST'] ?? '127.0.0.1',
    dataDir: process.env['ENCORE_DATA'] ?? resolve(import.meta.dirname, '../../.encore/data'),
    verbose: true,
  });
  console.log(`Encore is ready: ${server.url}\nIts data are in ${server.dataDir}`);

  let asked = false;
  const stop = (): void => {
    asked = true;
    void server.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // `kill` of npm ends the shell between npm and us, which passes no signal on.
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) stop();
    }, 500).unref();
  }

  const { code, signal } = await server.ended;
  if (asked) return;
  console.error(`workerd ended by itself (${signal ?? `code ${String(code)}`})`);
  process.exitCode = 1;
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
