import { isBusinessDate } from '#domain/kernel/business-date.ts';
import { isId } from '#domain/kernel/ids.ts';
import * as v from 'valibot';

/** What requests to the bank must look like. */

const anId = v.pipe(v.string(), v.check(isId, 'not an id'));
const units = v.pipe(v.number(), v.safeInteger('not whole units'), v.minValue(1));
/** Accounts that one check-in may ask for; far above what a member has. */
const MAX_WANTS = 100;

export const grantSchema = v.object({ member: anId, account: anId, amount: units });
export const allowancesSchema = v.object({
  member: anId,
  wants: v.pipe(
    v.array(v.object({ account: anId, amount: v.optional(units) })),
    v.maxLength(MAX_WANTS),
  ),
  rests: v.optional(v.boolean()),
});
export const memberSchema = v.object({ member: anId });
export const movementsSchema = v.object({
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/u), v.transform(Number))),
});
export const casesSchema = v.object({
  state: v.optional(v.picklist(['open', 'closed'])),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export const totalsSchema = v.object({
  date: v.pipe(v.string(), v.check(isBusinessDate, 'not a date')),
});
