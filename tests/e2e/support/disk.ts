import type { BrowserContext, Page } from '@playwright/test';

import { putBefore } from './put-before.ts';

/** A tablet's disk that can be told to be full. Chromium's own quota override spares IndexedDB. */
export interface TabletDisk {
  refuse(page: Page, refuses: boolean): Promise<void>;
}

/** Gives the disk to every page of a context that has none yet. Service workers must be blocked. */
export async function giveDisk(context: BrowserContext): Promise<TabletDisk> {
  await putBefore(context, () => `(${refuseWhenTold.toString()})();`);
  return {
    refuse: (page, refuses) =>
      page.evaluate(
        (told) =>
          new Promise<void>((done) => {
            const channel = new BroadcastChannel('test-disk');
            channel.addEventListener('message', ({ data }) => {
              if (data === 'understood') done();
            });
            channel.postMessage(told);
          }),
        refuses,
      ),
  };
}

/** Runs in the engine's worker: nothing from outside may be named in it. */
function refuseWhenTold(): void {
  // A page writes nothing; only the engine is told.
  if ('document' in globalThis) return;
  let refuses = false;
  const channel = new BroadcastChannel('test-disk');
  channel.addEventListener('message', ({ data }) => {
    refuses = data === true;
    channel.postMessage('understood');
  });
  for (const name of ['put', 'add'] as const) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function refusing(this: IDBObjectStore, ...given) {
      if (refuses) throw new DOMException('the disk is full', 'QuotaExceededError');
      return write.apply(this, given);
    };
  }
}
