import type { ChainId, StoreId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';

/** How long a code holds, ms. */
export const CODE_LIFE_MS = 15 * 60_000;
/** How long after that it is still told apart from one that never was. */
export const CODE_MEMORY_MS = 60 * 60_000;

/** What a code lets a tablet join. */
export interface CodeTarget {
  readonly chain: ChainId;
  readonly store: StoreId;
  /** Set where the tablet will be for trading alone. */
  readonly tillOnly?: true;
}

export interface StoredCode extends CodeTarget {
  /** ms since 1970. */
  readonly expiresAt: number;
  /** The tablet that used it up, by its key. */
  readonly usedBy?: string;
}

/** What a tablet gets for a code; `again` where it had used it up itself. */
export interface Redeemed extends CodeTarget {
  readonly again: boolean;
}

/**
 * What a code is worth at `now` (ms since 1970) to the tablet with a key; `code` is absent where it
 * was never given. To the tablet that used it up it is worth the same until it ends: the answer may
 * have been lost on its way.
 */
export function readCode(
  code: StoredCode | undefined,
  now: number,
  key: string,
): Result<Redeemed, 'codeUnknown' | 'codeExpired'> {
  if (!code || (code.usedBy ?? key) !== key) return err('codeUnknown');
  const { expiresAt, usedBy, ...target } = code;
  return expiresAt <= now ? err('codeExpired') : ok({ ...target, again: usedBy !== undefined });
}
