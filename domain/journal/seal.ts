/**
 * A device signs the head of its chain of hashes. The chain itself is computed from the entries and
 * not stored; a seal is written once per pushed batch and at each day's close.
 */
export interface LogSealed {
  readonly type: 'LogSealed';
  /** Hash of the chain through the entry before this one, base64url. */
  readonly head: string;
  /** ECDSA P-256 with SHA-256 by the device's key over the head's text, base64url. */
  readonly signature: string;
}

export type SealFact = LogSealed;

/** SHA-256 of the UTF-8 of a text, base64url; passed in, since the domain does no I/O. */
export type Sha256 = (text: string) => Promise<string>;

/** What a log's chain starts from. */
export const CHAIN_START = '';

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
