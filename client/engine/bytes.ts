import type { Sha256 } from '#domain/journal/seal.ts';

/** Bytes as base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @returns null when `text` is not base64url. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/u.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (char) => char.codePointAt(0) ?? 0);
  } catch {
    return null;
  }
}

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const sha256With =
  (subtle: SubtleCrypto): Sha256 =>
  async (text) =>
    toBase64Url(new Uint8Array(await subtle.digest('SHA-256', utf8(text))));

export const gzip = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  pipe(bytes, new CompressionStream('gzip'));

/** @throws when the bytes are not gzip. */
export const gunzip = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  pipe(bytes, new DecompressionStream('gzip'));

/** Gzipped JSON, parsed. @throws when the bytes are no such thing. */
export const gunzipJson = (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
  new Response(streamOf(bytes, new DecompressionStream('gzip'))).json();

const pipe = async (
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(streamOf(bytes, through)).arrayBuffer());

const streamOf = (
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> => new Blob([bytes]).stream().pipeThrough(through);
