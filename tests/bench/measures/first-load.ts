import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { parseSync } from 'vite';

import type { Figure } from '../figures.ts';

/** As Vite names what `client/engine/worker.ts` is built to. */
const ENGINE = /\/worker-[^/]+\.js$/u;

/** As Vite names `client/devices/printing/host.ts` and the worker that it starts. */
const PRINTING = /^assets\/(host|render\.worker)-[^/]+\.js$/u;

const client = resolve(import.meta.dirname, '../../../dist/client');

/**
 * What a tablet fetches before it has a board: the page's scripts and styles with all that they
 * import at once. Lazy chunks are not on that way; nor is the engine's worker, which the board is
 * drawn without, but which is told beside it, since nothing can be sold before it has come. Printing
 * comes after both: its host with all that isn't there yet, and the worker that renders.
 */
export function measureFirstLoad(): readonly Figure[] {
  const page = readFileSync(join(client, 'index.html'), 'utf8');
  const entries = [
    ...page.matchAll(/<(?:script|link)[^>]*?(?:src|href)="\/([^"]+\.(?:js|css))"/gu),
  ].map((match) => match[1] ?? '');
  if (!entries.some((name) => name.endsWith('.js'))) throw new Error('index.html names no script');
  const screens = withStaticImports(entries);
  const engine = withStaticImports(workersOf(screens).filter((name) => ENGINE.test(name)));
  const printing = withStaticImports(
    readdirSync(join(client, 'assets'))
      .map((name) => `assets/${name}`)
      .filter((name) => PRINTING.test(name)),
  );
  if (printing.size < 2) throw new Error('printing is not where it was');
  const later = [...printing].filter((name) => !screens.has(name));
  return [
    line('first load up to the board, gz', [...screens], 250),
    line('the engine, in its worker, gz', [...engine], null),
    line('printing: queue, USB and rendering, gz', later, 30),
  ];
}

const line = (measure: string, names: readonly string[], goal: number | null): Figure => ({
  measure,
  backend: '',
  unit: 'kB',
  figure: names.reduce((sum, name) => sum + gzippedBytes(name), 0) / 1000,
  floor: null,
  goal: goal === null ? null : { of: 'figure', atMost: goal },
  samples: names.length,
});

const gzippedBytes = (name: string): number =>
  gzipSync(readFileSync(join(client, name))).byteLength;

function withStaticImports(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...entries];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    if (!name.endsWith('.js')) continue;
    const { module } = parseSync(name, readFileSync(join(client, name), 'utf8'));
    const from = posix.dirname(name);
    for (const { moduleRequest } of module.staticImports) {
      if (moduleRequest.value.startsWith('.')) queue.push(posix.join(from, moduleRequest.value));
    }
  }
  return found;
}

/** Scripts that these start as workers, by the addresses that Vite leaves in them. */
function workersOf(names: ReadonlySet<string>): readonly string[] {
  return [...names]
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => {
      const text = readFileSync(join(client, name), 'utf8');
      return [...text.matchAll(/new Worker\([^)]*?["'`]\/?(assets\/[^"'`]+\.js)/gu)].map(
        (match) => match[1] ?? '',
      );
    });
}
