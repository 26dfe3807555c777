import { expect } from 'vitest';
import type { Refusal, RefusalCode } from '#domain/commands/refusal.ts';
import type { Entry } from '#domain/journal/entry.ts';
import type { Result } from '#domain/kernel/result.ts';

/** Expects a refusal by its code. @returns what it says to the screen. */
export function refusedWith(
  result: Result<readonly Entry[], Refusal>,
  code: RefusalCode,
): Refusal['values'] {
  expect(result.ok ? result.value.map(({ fact }) => fact.type) : result.error.code).toBe(code);
  return result.ok ? {} : result.error.values;
}

/** The types of the facts that a command came to, in order. */
export const typesOf = (entries: readonly Entry[]): readonly string[] =>
  entries.map(({ fact }) => fact.type);
