import { logName, type LogRef } from './entry.ts';

/**
 * A device signs the head of its chain of hashes. The chain itself is computed from the entries and
 * not stored; a seal is written once per pushed batch and at each day's close.
 */
export interface LogSealed {
  readonly type: 'LogSealed';
  /** Hash of the chain through the entry before this one, base64url. */
  readonly head: string;
  /** ECDSA P-256 with SHA-256 by the device's key over {@link sealText}, base64url. */
  readonly signature: string;
}

export type SealFact = LogSealed;

/** A seal with its place in its log. */
export interface Seal {
  readonly seq: number;
  readonly version: number;
  readonly head: string;
  readonly signature: string;
}

/** SHA-256 of the UTF-8 of a text, base64url; passed in, since the domain does no I/O. */
export type Sha256 = (text: string) => Promise<string>;

/** What a log's chain starts from. */
export const CHAIN_START = '';

/**
 * What a seal's signature is over: that the log has a seal of this head at this place. So two seals
 * of one place that differ prove by themselves that the log was forked. It begins with what it is,
 * so that nothing else which the key signs can be passed off as a seal.
 *
 * Version 1 signed the head alone.
 */
export const sealText = (log: LogRef, { seq, version, head }: Omit<Seal, 'signature'>): string =>
  version === 1 ? head : `encore.seal.2\n${logName(log)}\n${seq}\n${head}`;

/**
 * What a tablet signs to get a token: the server's nonce, after a word that says what it is for, so
 * that no server can have a seal signed in a nonce's stead.
 */
export const tokenText = (nonce: string): string => `encore.token.1\n${nonce}`;

/**
 * The chain's head after more entries: each link is SHA-256 of the head before it, a line feed, and
 * the JSON of the entry's tuple.
 *
 * Linking a batch costs one hash: the tuples are joined, one a line. So a head is only comparable at
 * the ends of batches, which is where seals stand: the batch of a seal is all entries after the one
 * before it.
 */
export const linkChain = (
  head: string,
  tuples: readonly unknown[],
  sha256: Sha256,
): Promise<string> => sha256([head, ...tuples.map((tuple) => JSON.stringify(tuple))].join('\n'));

const SEQ = 0;
const TYPE = 5;
const VERSION = 6;
const BODY = 7;

/** The seal that a tuple is; null for any other. */
export function sealOf(tuple: unknown): Seal | null {
  if (!Array.isArray(tuple) || tuple[TYPE] !== 'LogSealed') return null;
  const body = tuple[BODY] as Partial<LogSealed> | null;
  const [seq, version] = [tuple[SEQ] as unknown, tuple[VERSION] as unknown];
  if (typeof seq !== 'number' || typeof version !== 'number') return null;
  if (typeof body?.head !== 'string' || typeof body.signature !== 'string') return null;
  return { seq, version, head: body.head, signature: body.signature };
}

/** Where following a log's chain has come to. */
export interface ChainPosition {
  /** Head at the last seal; null where following starts in the middle of a log. */
  readonly head: string | null;
  /** Entries after the last seal. */
  readonly open: readonly unknown[];
}

export interface FollowedChain extends ChainPosition {
  /** Seals met, in order. Each head holds the one before, so the last one's signature is for all. */
  readonly seals: readonly Seal[];
  /** Seq of the first seal whose head is another than its entries give; null when all agree. */
  readonly wrongAt: number | null;
}

/**
 * Follows a log's chain over more of its tuples, which have no gap. Stops at the first seal that is
 * wrong. Where the head before is not known the first seal is taken at its word: its signature has
 * to vouch for it.
 */
export async function followChain(
  from: ChainPosition,
  tuples: readonly unknown[],
  sha256: Sha256,
): Promise<FollowedChain> {
  let { head } = from;
  let open = [...from.open];
  const seals: Seal[] = [];
  for (const tuple of tuples) {
    const seal = sealOf(tuple);
    if (!seal) {
      open.push(tuple);
      continue;
    }
    if (head !== null && (await linkChain(head, open, sha256)) !== seal.head) {
      return { head, open, seals, wrongAt: seal.seq };
    }
    ({ head } = seal);
    open = [];
    seals.push(seal);
  }
  return { head, open, seals, wrongAt: null };
}
