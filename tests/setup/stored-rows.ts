import type { Page } from '@playwright/test';

/** All rows of one of the tablet's tables, read beside the app as they lie on its disk. */
export const readStored = (page: Page, table: string): Promise<readonly unknown[]> =>
  page.evaluate(
    (name) =>
      new Promise<unknown[]>((done, failed) => {
        const opening = indexedDB.open('encore');
        opening.addEventListener('error', () => failed(opening.error ?? new Error('not opened')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const reading = db.transaction(name).objectStore(name).getAll();
          reading.addEventListener('error', () => failed(reading.error ?? new Error('not read')));
          reading.addEventListener('success', () => {
            db.close();
            done(reading.result);
          });
        });
      }),
    table,
  );
