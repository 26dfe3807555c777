import type { Sha256 } from '#domain/journal/seal.ts';
import { toBase64Url } from './base64url.ts';

export const sha256: Sha256 = async (text) =>
  toBase64Url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  );
