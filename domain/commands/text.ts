import { err, ok, type Result } from '../kernel/result.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Longest texts that a fact takes, characters. */
const TEXT_LIMITS = { party: 60, reason: 200, note: 500, reference: 64 } as const;
type TextKind = keyof typeof TEXT_LIMITS;

/** The text without outer blanks, or `textTooLong` with the limit. */
export function limited(text: string, kind: TextKind): Result<string, Refusal> {
  const trimmed = text.trim();
  const max = TEXT_LIMITS[kind];
  return trimmed.length > max ? err(refuse('textTooLong', { field: kind, max })) : ok(trimmed);
}

/** A reason that must be given. */
export function reasonOf(text: string): Result<string, Refusal> {
  const reason = limited(text, 'reason');
  return reason.ok && reason.value === '' ? err(refuse('reasonMissing')) : reason;
}
