import { expose } from 'comlink';
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

type Read = (
  file: Blob,
  encoding: null,
  progress: (share: number) => Promise<void>,
) => Promise<string>;

/** A worker that reads so, over a channel of the same kind as a real one's. */
const workerThat = (read: Read) =>
  class extends EventTarget {
    readonly #here: MessagePort;
    constructor() {
      super();
      const { port1, port2 } = new MessageChannel();
      this.#here = port1;
      expose(read, port2);
      port1.addEventListener('message', (event: MessageEvent<unknown>) => {
        this.dispatchEvent(new MessageEvent('message', { data: event.data }));
      });
      port1.start();
    }
    postMessage(message: unknown, transfer: Transferable[]): void {
      this.#here.postMessage(message, transfer);
    }
    terminate(): void {
      this.#here.close();
    }
  };

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

  it('[IMP-3] tells no progress any more once the result is there', async () => {
    let tellLate: (share: number) => Promise<void> = () => Promise.resolve();
    vi.stubGlobal(
      'Worker',
      workerThat((_file, _encoding, progress) => {
        tellLate = progress;
        return progress(0.5).then(() => 'read');
      }),
    );
    const told: number[] = [];
    const { result } = readFile(new Blob(['a,b']), null, (share) => told.push(share));
    await expect(result).resolves.toBe('read');
    await tellLate(1);
    expect(told).toEqual([0.5]);
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
