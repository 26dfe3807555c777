import * as Comlink from 'comlink';
import { browserPorts } from './browser-ports.ts';
import { createEngine } from './engine.ts';

// What ends a watch is a function: it stays here, and the screen's side gets a handle on it.
const engine = createEngine(browserPorts());
Comlink.expose({
  ...engine,
  onStatus: async (callback: Parameters<typeof engine.onStatus>[0]) =>
    Comlink.proxy(await engine.onStatus(callback)),
});
