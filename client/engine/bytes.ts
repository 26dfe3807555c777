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
  joined(pipe(bytes, new CompressionStream('gzip')));

/** @throws when the bytes are not gzip. */
export const gunzip = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  joined(pipe(bytes, new DecompressionStream('gzip')));

/** Gzipped JSON, parsed. @throws when the bytes are no such thing. */
export async function gunzipJson(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  for (const chunk of await pipe(bytes, new DecompressionStream('gzip'))) {
    text += decoder.decode(chunk, { stream: true });
  }
  return JSON.parse(text + decoder.decode());
}

/** Written and read by hand: through a Blob the bytes would go to the browser's process and back. */
async function pipe(
  bytes: Uint8Array<ArrayBuffer>,
  { readable, writable }: CompressionStream | DecompressionStream,
): Promise<readonly Uint8Array[]> {
  const writer = writable.getWriter();
  // What is wrong with the bytes the reader hears as well.
  const written = writer.write(bytes).then(() => writer.close());
  written.catch(() => undefined);
  const chunks: Uint8Array[] = [];
  const reader = readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
  }
  return chunks;
}

async function joined(parts: Promise<readonly Uint8Array[]>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks = await parts;
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
