import { logName } from '#domain/journal/entry.ts';
import { CHAIN_START, linkChain, type LogSealed, type Sha256 } from '#domain/journal/seal.ts';
import { fromBase64Url, toBase64Url, utf8 } from '../bytes.ts';
import { tuplesOf, type OpenDay } from './documents.ts';
import type { OwnLog } from './own-log.ts';

const ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;
const SEQ = 0;
const TYPE = 5;
const BODY = 7;

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
  const signature = await crypto.subtle.sign(ALGORITHM, key, utf8(head));
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
  let head = known.head ?? (first === 0 ? CHAIN_START : null);
  let batch: unknown[] = [];
  let last: LogSealed | null = null;
  for (const tuple of tuples) {
    const seal = sealOf(tuple);
    if (!seal) {
      batch.push(tuple);
      continue;
    }
    // Where the head before the first batch isn't known, the first seal is where checking starts.
    if (head !== null && (await linkChain(head, batch, crypto.sha256)) !== seal.head) {
      return `${name} differs from its seal at ${seqOf(tuple)}`;
    }
    head = seal.head;
    batch = [];
    last = seal;
  }
  // Each head contains the one before, so the last signature stands for all of them.
  if (last && known.key && !(await isSignedBy(known.key, last, crypto.subtle))) {
    return `${name} bears a false signature`;
  }
  return null;
}

async function isSignedBy(key: CryptoKey, seal: LogSealed, subtle: SubtleCrypto): Promise<boolean> {
  const signature = fromBase64Url(seal.signature);
  return signature !== null && (await subtle.verify(ALGORITHM, key, signature, utf8(seal.head)));
}

function sealOf(tuple: unknown): LogSealed | null {
  if (!Array.isArray(tuple) || tuple[TYPE] !== 'LogSealed') return null;
  const body = tuple[BODY] as Partial<LogSealed> | null;
  if (typeof body?.head !== 'string' || typeof body.signature !== 'string') return null;
  return { type: 'LogSealed', head: body.head, signature: body.signature };
}

const seqOf = (tuple: unknown): number =>
  Array.isArray(tuple) && typeof tuple[SEQ] === 'number' ? tuple[SEQ] : Number.NaN;
