import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { readFile } from '#client/features/import/read-file.ts';
import { MAX_FILE_BYTES } from '#client/features/import/sheet.ts';

/** A worker that was asked and says nothing by itself. */
class SilentWorker extends EventTarget {
  readonly postMessage = vi.fn<() => void>();
  readonly terminate = vi.fn<() => void>();
  constructor() {
    super();
    started.push(this);
  }
}
const started: SilentWorker[] = [];

beforeEach(() => {
  started.length = 0;
  vi.stubGlobal('Worker', SilentWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const nothing = (): void => undefined;
const oneWorker = (): SilentWorker => {
  const [worker, ...others] = started;
  if (!worker || others.length > 0) throw new Error('one worker reads a file');
  return worker;
};

describe('reading a file in a worker', () => {
  it('[IMP-3] fails where the worker can’t start, and ends it', async () => {
    const { result } = readFile(new Blob(['a,b']), null, nothing);
    const worker = oneWorker();
    expect(worker.postMessage).toHaveBeenCalledOnce();
    worker.dispatchEvent(Object.assign(new Event('error'), { message: 'no such script' }));
    await expect(result).rejects.toThrow('no such script');
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it('[IMP-3] ends at once when it is cancelled', () => {
    readFile(new Blob(['a,b']), null, nothing).cancel();
    expect(oneWorker().terminate).toHaveBeenCalledOnce();
  });

  it('[IMP-2] refuses a file that is too large before it starts one', async () => {
    const { result } = readFile(new Blob([new Uint8Array(MAX_FILE_BYTES + 1)]), null, nothing);
    await expect(result).resolves.toEqual({ ok: false, error: { code: 'tooLarge', row: 0 } });
    expect(started).toEqual([]);
  });
});
