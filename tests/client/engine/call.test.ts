import { describe, expect, it } from 'vitest';

import { callApi } from '#client/engine/identity/call.ts';
import type { EnginePorts } from '#client/engine/ports.ts';
import { offlinePorts } from './support/tablet.ts';

/** Ports whose server never answers, and whose timers run when the test says so. */
function deafServer(): { readonly ports: EnginePorts; readonly timers: Map<number, () => void> } {
  const timers = new Map<number, () => void>();
  const ports = {
    ...offlinePorts(),
    after(ms: number, task: () => void) {
      timers.set(ms, task);
      return () => timers.delete(ms);
    },
    fetch: (_path: string, { signal }: RequestInit) =>
      new Promise<Response>((_, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      }),
    // callApi reads no disk and no clock.
  } as unknown as EnginePorts;
  return { ports, timers };
}

describe('a call of the server', () => {
  it('is given up when no answer comes in time, and says that it was', async () => {
    const { ports, timers } = deafServer();
    const asked = callApi(ports, '/api/stores', { limitMs: 5_000 });
    timers.get(5_000)?.();
    expect(await asked).toEqual({ ok: false, error: { kind: 'timedOut' } });
    expect(timers.size).toBe(0);
  });

  it('leaves no timer behind when there is no network', async () => {
    const { ports, timers } = deafServer();
    const fetch = (): Promise<Response> => Promise.reject(new TypeError('no network'));
    const asked = await callApi({ ...ports, fetch }, '/api/stores');
    expect(asked).toEqual({ ok: false, error: { kind: 'offline' } });
    expect(timers.size).toBe(0);
  });
});
