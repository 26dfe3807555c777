import { sValidator } from '@hono/standard-validator';
import type { GenericSchema } from 'valibot';
import { refuse } from './refusal.ts';

/** Refuses a body or query that isn't as `schema` says, naming what is wrong and where. */
export const validate = <Schema extends GenericSchema, Target extends 'json' | 'query' | 'param'>(
  target: Target,
  schema: Schema,
) =>
  sValidator(target, schema, (result) => {
    if (result.success) return undefined;
    const [issue] = result.error;
    const path = issue?.path?.map((step) => String(typeof step === 'object' ? step.key : step));
    return refuse('malformed', `${path?.join('.') ?? target}: ${issue?.message ?? ''}`);
  });
