import type { PublicKeyJwk } from '#domain/wire/api.ts';
import { fromBase64Url } from './base64url.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

/** Whether a JWK is a point on P-256: asked once, when a tablet is enrolled. */
export async function isDeviceKey(key: PublicKeyJwk): Promise<boolean> {
  try {
    await importKey(key);
    return true;
  } catch {
    return false;
  }
}

/** Whether the device whose key it is signed `text` (ECDSA P-256, SHA-256, r‖s, base64url). */
export async function verifyDeviceSignature(
  key: PublicKeyJwk,
  text: string,
  signature: string,
): Promise<boolean> {
  const bytes = fromBase64Url(signature);
  if (!bytes) return false;
  const data = new TextEncoder().encode(text);
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  return crypto.subtle.verify(how, await importKey(key), bytes, data);
}

const importKey = ({ kty, crv, x, y }: PublicKeyJwk): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', { kty, crv, x, y }, ALGORITHM, false, ['verify']);
