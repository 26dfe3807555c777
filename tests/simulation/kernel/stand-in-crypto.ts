import {
  createHash,
  createHmac,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  KeyObject,
  sign,
  verify,
  type JsonWebKey,
} from 'node:crypto';
import type { Random } from './random.ts';

/** Keys are Node's own, or what stands for them here. */
type Key = CryptoKey | KeyObject;

const keyObject = (key: Key): KeyObject => (key instanceof KeyObject ? key : KeyObject.from(key));
const bytesOf = (data: BufferSource): Uint8Array =>
  data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/**
 * The same hashes and signatures as the browser's, worked out at once: on threads of their own they
 * would be ready in another order each time. Random bytes follow from the seed.
 */
export function standInCrypto(random: Random): Crypto {
  const ecdsa = (key: Key) => ({ key: keyObject(key), dsaEncoding: 'ieee-p1363' }) as const;
  const subtle = {
    digest: async (_: unknown, data: BufferSource) =>
      bufferOf(createHash('sha256').update(bytesOf(data)).digest()),
    sign: async (_: unknown, key: Key, data: BufferSource) =>
      bufferOf(sign('sha256', bytesOf(data), ecdsa(key))),
    verify: async (_: unknown, key: Key, signature: BufferSource, data: BufferSource) =>
      verify('sha256', bytesOf(data), ecdsa(key), bytesOf(signature)),
    importKey: async (format: string, key: JsonWebKey | BufferSource) =>
      format === 'jwk'
        ? createPublicKey({ key: key as JsonWebKey, format })
        : createSecretKey(bytesOf(key as BufferSource)),
    generateKey: async () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    exportKey: async (_: unknown, key: Key) => keyObject(key).export({ format: 'jwk' }),
    // Nobody tries PINs here, and a slow hash would be all that a run does.
    deriveBits: async ({ salt }: Pbkdf2Params, key: Key) =>
      bufferOf(createHmac('sha256', keyObject(key)).update(bytesOf(salt)).digest()),
  };
  const hex = (count: number): string =>
    [...random.bytes(count)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const stand = {
    subtle,
    getRandomValues(target: Uint8Array) {
      target.set(random.bytes(target.length));
      return target;
    },
    randomUUID: () => [4, 2, 2, 2, 6].map(hex).join('-'),
  };
  // What the program uses of it, no more.
  return stand as unknown as Crypto;
}
