import type { PinHash } from '#domain/staff/records.ts';
import { fromBase64Url, toBase64Url, utf8 } from '../bytes.ts';

/** About 0.3 s on a tablet: slow enough for a thief with the hashes, quick enough for a till. */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const HASH_BITS = 256;

/** A chain's PIN secret as a key that can be used and not read. Null for what is no base64url. */
export async function importPinKey(
  subtle: SubtleCrypto,
  secret: string,
): Promise<CryptoKey | null> {
  const bytes = fromBase64Url(secret);
  const how = { name: 'HMAC', hash: 'SHA-256' };
  return bytes && subtle.importKey('raw', bytes, how, false, ['sign']);
}

/**
 * A PIN as it is kept: PBKDF2-SHA-256 with a salt of its own, of the PIN's HMAC by the chain's
 * secret. So few PINs there are that no rounds would guard them from somebody who has the registers
 * alone; the secret is in none.
 *
 * @param key the chain's secret; null for a chain without one.
 */
export async function hashPin(
  subtle: SubtleCrypto,
  random: (count: number) => Uint8Array,
  pin: string,
  key: CryptoKey | null,
): Promise<PinHash> {
  const salt = Uint8Array.from(random(SALT_BYTES));
  const given = await material(subtle, pin, key);
  const hash = await derive(subtle, given, salt, ITERATIONS);
  return {
    salt: toBase64Url(salt),
    hash: toBase64Url(hash),
    iterations: ITERATIONS,
    digits: pin.length,
    ...(key ? { keyed: true as const } : {}),
  };
}

/** Whether `pin` is the one that was hashed; compared without telling how far it agrees. */
export async function isPin(
  subtle: SubtleCrypto,
  pin: string,
  kept: PinHash,
  key: CryptoKey | null,
): Promise<boolean> {
  const salt = fromBase64Url(kept.salt);
  const wanted = fromBase64Url(kept.hash);
  if (!salt || !wanted || (kept.keyed && !key)) return false;
  const given = await material(subtle, pin, kept.keyed ? key : null);
  const hash = await derive(subtle, given, salt, kept.iterations);
  let difference = hash.length ^ wanted.length;
  for (const [index, byte] of hash.entries()) difference |= byte ^ (wanted[index] ?? 0);
  return difference === 0;
}

const material = async (
  subtle: SubtleCrypto,
  pin: string,
  key: CryptoKey | null,
): Promise<Uint8Array<ArrayBuffer>> =>
  key ? new Uint8Array(await subtle.sign('HMAC', key, utf8(pin))) : utf8(pin);

async function derive(
  subtle: SubtleCrypto,
  given: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array> {
  const key = await subtle.importKey('raw', given, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await subtle.deriveBits(algorithm, key, HASH_BITS));
}
