import { isBusinessDate, isTimeZone } from '../kernel/business-date.ts';
import { isId } from '../kernel/ids.ts';

/**
 * What a value from outside must look like, as data, so that the shapes of all facts can be written
 * down and compared (`tests/domain/journal`).
 */
export type Shape =
  | { readonly kind: 'id' | 'entryId' | 'businessDate' | 'timeZone' | 'boolean' }
  /** Longest length in UTF-16 units. */
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'whole'; readonly min: number; readonly max: number }
  | { readonly kind: 'oneOf'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'orNull'; readonly of: Shape }
  /** A field that facts of earlier versions of the program lack. */
  | { readonly kind: 'orAbsent'; readonly of: Shape }
  /** One of several objects, told apart by the word in `by`. */
  | {
      readonly kind: 'union';
      readonly by: string;
      readonly of: Readonly<Record<string, Shape>>;
    }
  | { readonly kind: 'list'; readonly of: Shape; readonly max: number }
  | { readonly kind: 'counts'; readonly max: number }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Shape>> };

/**
 * Gives where a value is wrong, as in `lines.0.priceFen`, '' when it is the value itself, or null when
 * it is right. Paths are put together on the way out, since nearly nothing is wrong.
 */
export type Check = (value: unknown) => string | null;

const ENTRY_ID = /^[0-9a-z][0-9a-z_-]{0,39}\.\d{1,9}\.\d{1,10}$/u;

/** Makes the check of a shape, once, so that checking a fact costs a few microseconds. */
export function compile(shape: Shape): Check {
  switch (shape.kind) {
    case 'id':
      return test((value) => typeof value === 'string' && isId(value));
    case 'entryId':
      return test((value) => typeof value === 'string' && ENTRY_ID.test(value));
    case 'businessDate':
      return test((value) => typeof value === 'string' && isBusinessDate(value));
    case 'timeZone':
      return test(isKnownZone);
    case 'boolean':
      return test((value) => typeof value === 'boolean');
    case 'text':
      return test((value) => typeof value === 'string' && value.length <= shape.max);
    case 'whole':
      return test((value) => isWhole(value, shape.min, shape.max));
    case 'oneOf':
      return test((value) => shape.values.some((allowed) => allowed === value));
    case 'counts':
      return test((value) => isCounts(value, shape.max));
    case 'orNull': {
      const check = compile(shape.of);
      return (value) => (value === null ? null : check(value));
    }
    case 'orAbsent': {
      const check = compile(shape.of);
      return (value) => (value === undefined ? null : check(value));
    }
    case 'union':
      return unionCheck(shape);
    case 'list':
      return listCheck(compile(shape.of), shape.max);
    case 'object':
      return objectCheck(shape.fields);
    default:
      return shape satisfies never;
  }
}

const test =
  (isRight: (value: unknown) => boolean): Check =>
  (value) =>
    isRight(value) ? null : '';

const within = (part: string | number, wrong: string): string =>
  wrong === '' ? `${part}` : `${part}.${wrong}`;

const isWhole = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Pieces by face value: every key a whole number, every value a count. */
const isCounts = (value: unknown, max: number): boolean =>
  isRecord(value) &&
  Object.entries(value).length <= 32 &&
  Object.entries(value).every(([face, count]) => /^\d{1,8}$/u.test(face) && isWhole(count, 0, max));

/** Zones found good; asking the platform costs a hundred times a fact's whole check. */
const knownZones = new Set<string>();

function isKnownZone(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (knownZones.has(value)) return true;
  if (!isTimeZone(value)) return false;
  knownZones.add(value);
  return true;
}

function listCheck(check: Check, max: number): Check {
  return (value) => {
    if (!Array.isArray(value) || value.length > max) return '';
    for (const [index, part] of value.entries()) {
      const wrong = check(part);
      if (wrong !== null) return within(index, wrong);
    }
    return null;
  };
}

function unionCheck({ by, of }: Extract<Shape, { readonly kind: 'union' }>): Check {
  const checks = new Map(Object.entries(of).map(([word, shape]) => [word, compile(shape)]));
  return (value) => {
    const check = isRecord(value) ? checks.get(String(value[by])) : undefined;
    return check ? check(value) : '';
  };
}

/** Fields that the shape doesn't name are left alone: a later version may have added them. */
function objectCheck(fields: Readonly<Record<string, Shape>>): Check {
  const checks = Object.entries(fields).map(([name, shape]) => [name, compile(shape)] as const);
  return (value) => {
    if (!isRecord(value)) return '';
    for (const [name, check] of checks) {
      const wrong = check(value[name]);
      if (wrong !== null) return within(name, wrong);
    }
    return null;
  };
}
