import type { Shape } from './shape.ts';

export const id: Shape = { kind: 'id' };
export const entryId: Shape = { kind: 'entryId' };
export const text = (max: number): Shape => ({ kind: 'text', max });
export const whole = (min: number, max: number): Shape => ({ kind: 'whole', min, max });
export const oneOf = (...values: readonly (string | number)[]): Shape => ({
  kind: 'oneOf',
  values,
});
export const orNull = (of: Shape): Shape => ({ kind: 'orNull', of });
export const list = (of: Shape, max: number): Shape => ({ kind: 'list', of, max });

/** A billion yuan: a thousand times more than a store takes, and sums of them stay exact. */
export const FEN_MAX = 100_000_000_000;
export const anyFen = whole(-FEN_MAX, FEN_MAX);
export const notNegativeFen = whole(0, FEN_MAX);
export const positiveFen = whole(1, FEN_MAX);
/** Instants from 1970 to 2286. */
export const instant = whole(0, 9_999_999_999_999);
/** A minute on a business day's clock, three days wide. */
export const dayMinute = whole(0, 4_320);
export const quantity = whole(1, 999_999);
export const heads = whole(0, 9_999);
/** Names, reasons and notes; screens allow less. */
export const name = text(200);
export const note = text(2_000);
export const cash: Shape = { kind: 'counts', max: 1_000_000 };

export type FieldsOf<Value> = { readonly [Name in keyof Value]-?: Shape };
export type Values<Value> = Value extends readonly (infer Item)[] ? Item : NonNullable<Value>;

/** An object of which every field has a shape: a field added to the type is red here. */
export const object = <Value>(fields: FieldsOf<Value>): Shape => ({ kind: 'object', fields });
