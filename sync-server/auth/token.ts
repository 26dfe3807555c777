import { isId, type ChainId, type DeviceId, type StoreId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { PublicKeyJwk } from '#domain/wire/api.ts';
import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from './base64url.ts';

/** How long a token holds, ms. Short, so that a tablet that was shut out is out soon. */
export const TOKEN_LIFE_MS = 15 * 60_000;

export interface Claims {
  readonly chain: ChainId;
  readonly store: StoreId;
  readonly device: DeviceId;
  /** By which the device signs: a hub knows its tablets by their tokens, the office asleep or away. */
  readonly key: PublicKeyJwk;
  /** ms since 1970. */
  readonly expiresAt: number;
  /** Set for a tablet that is for trading alone. */
  readonly tillOnly?: true;
  /** When that was last switched, ms since 1970; absent where it is as it joined. */
  readonly switchedAt?: number;
}

export type TokenRefusal = 'malformed' | 'badSignature' | 'expired';

/** A new secret to sign tokens with, base64url. */
export const newSecret = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/** `<claims>.<HMAC-SHA-256>`, both base64url. */
export async function signToken(claims: Claims, secret: string): Promise<string> {
  const text = toBase64Url(new TextEncoder().encode(JSON.stringify(claims)));
  const mac = await crypto.subtle.sign('HMAC', await hmacKey(secret), encode(text));
  return `${text}.${toBase64Url(new Uint8Array(mac))}`;
}

/**
 * Reads the claims without checking who signed them: only to find which office to ask.
 *
 * @returns null for what is no token at all.
 */
export function readClaims(token: string): Claims | null {
  const bytes = fromBase64Url(token.split('.')[0] ?? '');
  if (!bytes || bytes.length === 0) return null;
  try {
    const parsed = v.safeParse(claimsSchema, JSON.parse(new TextDecoder().decode(bytes)));
    // The schema has checked the ids.
    return parsed.success ? (parsed.output as Claims) : null;
  } catch {
    return null;
  }
}

/** The claims of a token that `secret` signed and that holds at `now` (ms since 1970). */
export async function verifyToken(
  token: string,
  secret: string,
  now: number,
): Promise<Result<Claims, TokenRefusal>> {
  const [text = '', mac = ''] = token.split('.');
  const claims = readClaims(token);
  const signature = fromBase64Url(mac);
  if (!claims || !signature) return err('malformed');
  const genuine = await crypto.subtle.verify(
    'HMAC',
    await hmacKey(secret),
    signature,
    encode(text),
  );
  if (!genuine) return err('badSignature');
  return claims.expiresAt > now ? ok(claims) : err('expired');
}

const idSchema = v.pipe(v.string(), v.check(isId));
const claimsSchema = v.object({
  chain: idSchema,
  store: idSchema,
  device: idSchema,
  key: v.object({
    kty: v.literal('EC'),
    crv: v.literal('P-256'),
    x: v.string(),
    y: v.string(),
  }),
  expiresAt: v.number(),
  tillOnly: v.optional(v.literal(true)),
  switchedAt: v.optional(v.number()),
});

const encode = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(new TextEncoder().encode(text));

const hmacKey = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);
