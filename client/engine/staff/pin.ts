import type { PinHash } from '#domain/staff/records.ts';
import { fromBase64Url, toBase64Url, utf8 } from '../bytes.ts';

/** About 0.1 s on a tablet: slow enough for a thief with the hashes, quick enough for a till. */
const ITERATIONS = 210_000;
const SALT_BYTES = 16;
const HASH_BITS = 256;

/** A PIN as it is kept: PBKDF2-SHA-256 with a salt of its own. */
export async function hashPin(
  subtle: SubtleCrypto,
  random: (count: number) => Uint8Array,
  pin: string,
): Promise<PinHash> {
  const salt = Uint8Array.from(random(SALT_BYTES));
  const hash = await derive(subtle, pin, salt, ITERATIONS);
  return {
    salt: toBase64Url(salt),
    hash: toBase64Url(hash),
    iterations: ITERATIONS,
    digits: pin.length,
  };
}

/** Whether `pin` is the one that was hashed; compared without telling how far it agrees. */
export async function isPin(subtle: SubtleCrypto, pin: string, kept: PinHash): Promise<boolean> {
  const salt = fromBase64Url(kept.salt);
  const wanted = fromBase64Url(kept.hash);
  if (!salt || !wanted) return false;
  const hash = await derive(subtle, pin, salt, kept.iterations);
  let difference = hash.length ^ wanted.length;
  for (const [index, byte] of hash.entries()) difference |= byte ^ (wanted[index] ?? 0);
  return difference === 0;
}

async function derive(
  subtle: SubtleCrypto,
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array> {
  const key = await subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await subtle.deriveBits(algorithm, key, HASH_BITS));
}
