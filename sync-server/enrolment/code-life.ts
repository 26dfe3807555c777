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
}

/** What a code is worth at `now` (ms since 1970); `code` is absent when used up or never given. */
export function readCode(
  code: StoredCode | undefined,
  now: number,
): Result<CodeTarget, 'codeUnknown' | 'codeExpired'> {
  if (!code) return err('codeUnknown');
  if (code.expiresAt <= now) return err('codeExpired');
  const { expiresAt: _, ...target } = code;
  return ok(target);
}
