import { newId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';

/** A new id, made on the page: for what has one before the engine hears of it. */
export const freshId = (): ReturnType<typeof newId> =>
  newId(instant(Date.now()), (count) => crypto.getRandomValues(new Uint8Array(count)));
