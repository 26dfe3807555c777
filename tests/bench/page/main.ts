import { wrap } from 'comlink';

import type { BenchApi } from './bench.worker.ts';

// What run.ts calls by page.evaluate. The benches run in a worker, where the engine lives too.
const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
const api = wrap<BenchApi>(worker);

declare global {
  interface Window {
    bench: typeof api;
  }
}

window.bench = api;
