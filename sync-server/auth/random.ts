import type { RandomBytes } from '#domain/kernel/ids.ts';

export const randomBytes: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));
