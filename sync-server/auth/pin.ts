import type { PinHash } from '#domain/staff/records.ts';
import { toBase64Url } from './base64url.ts';

/**
 * The demo's PINs are told on its sign-in screen, so that many rounds would guard nothing and only
 * make its first minute longer.
 */
const DEMO_ITERATIONS = 10_000;
const HASH_BITS = 256;

/** A demo PIN as tablets keep and check it: PBKDF2-SHA-256, 256 bits, base64url. */
export async function hashDemoPin(pin: string): Promise<PinHash> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: DEMO_ITERATIONS };
  const bits = await crypto.subtle.deriveBits(how, key, HASH_BITS);
  return {
    salt: toBase64Url(salt),
    hash: toBase64Url(new Uint8Array(bits)),
    iterations: DEMO_ITERATIONS,
    digits: pin.length,
  };
}
