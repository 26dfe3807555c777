import { logName, parseLogName, type LogRef } from '#domain/journal/entry.ts';
import { FACT_VERSIONS } from '#domain/journal/facts.ts';
import {
  CHAIN_START,
  followChain,
  linkChain,
  sealOf,
  sealText,
  type LogSealed,
  type Seal,
  type Sha256,
} from '#domain/journal/seal.ts';
import { fromBase64Url, toBase64Url, utf8 } from '../bytes.ts';
import { tuplesOf, type OpenDay } from './documents.ts';
import type { OwnLog } from './own-log.ts';

const ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;
const SEQ = 0;

/**
 * The seal of all entries after the last one, to be appended to the same document.
 *
 * @returns null when the last entry of the log there is a seal already, or there is none.
 */
export async function makeSeal(
  day: OpenDay,
  log: OwnLog,
  key: CryptoKey,
  crypto: { readonly subtle: SubtleCrypto; readonly sha256: Sha256 },
): Promise<LogSealed | null> {
  const batch = afterLastSeal(tuplesOf(day.doc, logName(log)));
  if (batch.length === 0) return null;
  const head = await linkChain(log.head, batch, crypto.sha256);
  const text = sealText(log, { seq: log.next, version: FACT_VERSIONS.LogSealed, head });
  const signature = await crypto.subtle.sign(ALGORITHM, key, utf8(text));
  return { type: 'LogSealed', head, signature: toBase64Url(new Uint8Array(signature)) };
}

function afterLastSeal(tuples: readonly unknown[]): readonly unknown[] {
  const last = tuples.findLastIndex((tuple) => sealOf(tuple) !== null);
  return tuples.slice(last + 1);
}

/** What is known beforehand of the log that {@link verifyLog} checks. */
export interface KnownOfLog {
  /** The head that its first entry here starts from; null when not known. */
  readonly head: string | null;
  /** The device's public key; null when not known: then the chain alone is checked. */
  readonly key: CryptoKey | null;
}

/**
 * Checks a log of a document up to its last seal: sequence without gaps, each seal's head, and the
 * last signature where the key is known. What comes after the last seal can't be checked and passes.
 *
 * @returns what is wrong, in words for a log, or null.
 */
export async function verifyLog(
  day: OpenDay,
  name: string,
  known: KnownOfLog,
  crypto: { readonly subtle: SubtleCrypto; readonly sha256: Sha256 },
): Promise<string | null> {
  const tuples = tuplesOf(day.doc, name);
  const first = seqOf(tuples[0]);
  if (tuples.some((tuple, index) => seqOf(tuple) !== first + index)) return `${name} has a gap`;
  const head = known.head ?? (first === 0 ? CHAIN_START : null);
  const { seals, wrongAt } = await followChain({ head, open: [] }, tuples, crypto.sha256);
  if (wrongAt !== null) return `${name} differs from its seal at ${wrongAt}`;
  const last = seals.at(-1);
  const log = parseLogName(name);
  if (last && log && known.key && !(await isSignedBy(known.key, log, last, crypto.subtle))) {
    return `${name} bears a false signature`;
  }
  return null;
}

export async function isSignedBy(
  key: CryptoKey,
  log: LogRef,
  seal: Seal,
  subtle: SubtleCrypto,
): Promise<boolean> {
  const signature = fromBase64Url(seal.signature);
  if (signature === null) return false;
  return subtle.verify(ALGORITHM, key, signature, utf8(sealText(log, seal)));
}

/** A tuple's seq; NaN for what is none. */
export const seqOf = (tuple: unknown): number =>
  Array.isArray(tuple) && typeof tuple[SEQ] === 'number' ? tuple[SEQ] : Number.NaN;
