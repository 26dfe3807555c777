import { formatClock } from '../kernel/business-date.ts';
import { problem, type RecordProblem } from './problem.ts';

/** Longest name, characters. */
export const MAX_NAME = 60;
/** Longest free text, characters. */
export const MAX_TEXT = 500;
/** Largest price or cap, fen: a million yuan. A scanned barcode in a price field is larger. */
export const MAX_PRICE_FEN = 100_000_000;

/** A text that is there where it must be and is no longer than it may be, in characters. */
export function checkText(
  field: string,
  text: string,
  { max, required = false }: { readonly max: number; readonly required?: boolean },
): readonly RecordProblem[] {
  if (required && text.trim() === '') return [problem(field, 'required')];
  const length = Array.from(text).length;
  return length > max ? [problem(field, 'tooLong', { max, length })] : [];
}

/** A whole number between `min` and `max`, both allowed. */
export function checkWhole(
  field: string,
  value: number,
  min: number,
  max: number,
): readonly RecordProblem[] {
  if (!Number.isSafeInteger(value)) return [problem(field, 'notWhole', { value })];
  return value < min || value > max ? [problem(field, 'outOfRange', { value, min, max })] : [];
}

/** A time of day in minutes between `min` and `max`, both allowed; told as the clock that is typed. */
export const checkClock = (
  field: string,
  minute: number,
  min: number,
  max: number,
): readonly RecordProblem[] =>
  checkWhole(field, minute, min, max).map((each) =>
    each.code === 'outOfRange'
      ? problem(field, 'outOfRange', { min: formatClock(min), max: formatClock(max) })
      : each,
  );

/** A price in fen: whole, not negative, at most `maxFen`. */
export function checkFen(field: string, value: number, maxFen: number): readonly RecordProblem[] {
  if (!Number.isSafeInteger(value)) return [problem(field, 'notWhole', { value })];
  if (value < 0) return [problem(field, 'negative', { valueFen: value })];
  return value > maxFen ? [problem(field, 'tooLarge', { valueFen: value, maxFen })] : [];
}

/** One of the choices there are. */
export const checkChoice = (
  field: string,
  value: string,
  choices: readonly string[],
): readonly RecordProblem[] =>
  choices.includes(value) ? [] : [problem(field, 'unknownChoice', { value })];
