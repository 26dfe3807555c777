import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

const repo = resolve(import.meta.dirname, '../..');
const bundle = join(repo, 'dist/encore/index.js');
const config = join(import.meta.dirname, 'encore.capnp');
const stopGraceMs = 3_000;
const startLimitMs = 30_000;

export interface ServerOptions {
  /** TCP port; 0 or absent takes any free one. */
  readonly port?: number;
  /** Address to listen on; only this machine by default. */
  readonly host?: string;
  /** Directory of the databases. Made if absent; a later server given the same one carries on. */
  readonly dataDir: string;
  /** Also print what workerd prints. Its output is always kept for the error of a failed start. */
  readonly verbose?: boolean;
}

export interface Server {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** The process id of workerd itself, so that a test can SIGKILL the real thing. */
  readonly pid: number;
  /** Settles when workerd has ended, for whatever reason. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Ends workerd in good order (SIGTERM, then SIGKILL) and waits until it is gone. */
  stop(): Promise<void>;
  /** SIGKILLs workerd, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts app, API and WebSocket on one port by `workerd serve`; resolves once `/api/health` answers.
 * Needs `npm run build` to have been run. Refuses, by throwing, a data directory that another server
 * is using, a taken port, and a start that takes longer than 30 s.
 *
 * @example
 * const server = await startServer({ dataDir: await mkdtemp(join(tmpdir(), 'encore-')) });
 * await server.kill();
 * const again = await startServer({ dataDir: server.dataDir, port: server.port });
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  if (!existsSync(bundle)) throw new Error('dist/ is missing: run `npm run build` first');
  const host = options.host ?? '127.0.0.1';
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  refuseSharedData(dataDir);

  const child = spawn(
    workerdPath(),
    [
      'serve',
      config,
      `--socket-addr=http=${host.includes(':') ? `[${host}]` : host}:${options.port ?? 0}`,
      `--directory-path=assets=${join(repo, 'dist/client')}`,
      `--directory-path=data=${dataDir}`,
      '--control-fd=3',
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) => {
    child.once('error', () => done({ code: null, signal: null }));
    child.once('exit', (code, signal) => done({ code, signal }));
  });
  const output = keepOutput(child, options.verbose ?? false);
  if (child.pid === undefined) {
    await ended;
    throw new Error('workerd could not be started: run `npm ci` again on this machine');
  }
  const pid = child.pid;
  writeFileSync(pidFile(dataDir), String(pid));
  const guard = killWithParent(pid);
  void ended.then(() => {
    guard?.kill('SIGKILL');
    rmSync(pidFile(dataDir), { force: true });
  });

  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    // An open WebSocket keeps workerd waiting; every commit is on disk, so force loses nothing.
    const forced = setTimeout(() => child.kill('SIGKILL'), stopGraceMs);
    await ended;
    clearTimeout(forced);
  };

  try {
    const died = ended.then((): never => {
      throw new Error(explain(output(), options.port));
    });
    const port = await Promise.race([listeningPort(child.stdio[3] as Readable), died, late()]);
    const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    const url = `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
    await Promise.race([healthy(url), died, late()]);
    return { url, port, dataDir, pid, ended, stop, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

function workerdPath(): string {
  return (createRequire(import.meta.url)('workerd') as { readonly default: string }).default;
}

const pidFile = (dataDir: string): string => join(dataDir, 'server.pid');

/** Two servers on one set of databases would each miss what the other wrote. */
function refuseSharedData(dataDir: string): void {
  if (!existsSync(pidFile(dataDir))) return;
  const pid = Number(readFileSync(pidFile(dataDir), 'utf8'));
  if (pid > 0 && isWorkerd(pid)) {
    throw new Error(`${dataDir} is in use by another server (process ${pid})`);
  }
}

function isWorkerd(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workerd');
  } catch {
    // No /proc on this system (then trust the signal), or it ended just now.
    return !existsSync('/proc/self');
  }
}

/** A shell that waits on a pipe to us: when we are SIGKILLed the pipe closes and it ends workerd. */
function killWithParent(pid: number): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const guard = spawn('sh', ['-c', `read -r _; kill -TERM ${pid}; sleep 1; kill -KILL ${pid}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  return guard;
}

function keepOutput(child: ChildProcess, verbose: boolean): () => string {
  let kept = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      kept = (kept + chunk.toString('utf8')).slice(-8_000);
      if (verbose) process.stderr.write(chunk);
    });
  }
  return () => kept;
}

/** workerd writes one JSON line per socket to the control descriptor once it listens. */
async function listeningPort(control: Readable): Promise<number> {
  let text = '';
  for await (const chunk of control as AsyncIterable<Buffer>) {
    text += chunk.toString('utf8');
    for (const line of text.split('\n')) {
      if (!line.includes('"listen"') || !line.endsWith('}')) continue;
      return (JSON.parse(line) as { readonly port: number }).port;
    }
  }
  // Closed without a word: workerd is ending, and `ended` will say why.
  return new Promise(() => undefined);
}

async function healthy(url: string): Promise<void> {
  for (;;) {
    const ok = await fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await sleep(20);
  }
}

async function late(): Promise<never> {
  await sleep(startLimitMs, undefined, { ref: false });
  throw new Error(`the server did not answer within ${startLimitMs / 1000} s`);
}

function explain(output: string, port: number | undefined): string {
  if (/address already in use/i.test(output)) {
    return `port ${port ?? 0} is taken: stop what uses it, or set PORT to another`;
  }
  return `workerd ended before it answered:\n${output.trim()}`;
}
