import { expect } from 'vitest';
import type { Refusal, RefusalCode } from '#domain/commands/refusal.ts';
import type { Entry } from '#domain/journal/entry.ts';
import type { Result } from '#domain/kernel/result.ts';

type Outcome = Result<readonly Entry[], Refusal>;

/** The types of the facts that a command came to, in order. */
export const typesOf = (entries: readonly Entry[]): readonly string[] =>
  entries.map(({ fact }) => fact.type);

/** Why a command was refused; of one that wasn't, what it came to. */
export const codeOf = (result: Outcome): string =>
  result.ok ? `accepted: ${typesOf(result.value).join()}` : result.error.code;

/** Expects a refusal. @returns what it says to the screen. */
export function valuesOf(result: Outcome, code: RefusalCode): Refusal['values'] {
  expect(codeOf(result)).toBe(code);
  return result.ok ? {} : result.error.values;
}
