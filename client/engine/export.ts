import { toBase64Url, utf8 } from './bytes.ts';
import type { Core } from './core.ts';

const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;
/** First bytes of the file: what it is, and the version of its layout. */
const MAGIC = utf8('ENCORE1\n');

/**
 * All that the server has not acknowledged, as a file for safe keeping: `ENCORE1\n`, 16 bytes of salt,
 * 12 of IV, then AES-256-GCM (key by PBKDF2-SHA-256, 600,000 rounds) of JSON `{ identity, at,
 * outbox: [{ doc, at, count, bytes }] }`, bytes being Yjs updates in base64url.
 */
export async function exportUnsent(core: Core, password: string): Promise<Uint8Array> {
  const { database, subtle, random, now } = core.ports;
  const rows = await database.outbox.orderBy('id').toArray();
  const outbox = rows.map(({ doc, at, count, bytes }) => ({
    doc,
    at,
    count,
    bytes: toBase64Url(bytes),
  }));
  const text = JSON.stringify({ identity: core.status.get().identity, at: now(), outbox });
  const salt = Uint8Array.from(random(SALT_BYTES));
  const iv = Uint8Array.from(random(IV_BYTES));
  const given = await subtle.importKey('raw', utf8(password), 'PBKDF2', false, ['deriveKey']);
  const key = await subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS },
    given,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const sealed = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(text)));
  return new Uint8Array(await new Blob([MAGIC, salt, iv, sealed]).arrayBuffer());
}
