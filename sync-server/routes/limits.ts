import type { Env } from '#sync-server/env.ts';
import type { Context, MiddlewareHandler } from 'hono';
import { refuse } from './refusal.ts';

/** Wrong codes from one address within a quarter of an hour. */
export const MOST_WRONG_CODES = 30;
/** Chains and demos founded from one address within a quarter of an hour, and from all together. */
const MOST_FOUNDED = 20;
const MOST_FOUNDED_BY_ALL = 500;

/** Where a request came from; a server of one's own doesn't know. */
export const addressOf = (context: Pick<Context, 'req'>): string | undefined =>
  context.req.header('CF-Connecting-IP');

/** The count of what an address did; of all together where it isn't known. */
export const tryLimit = (env: Env, deed: 'code' | 'found', address = 'all') =>
  env.TRY_LIMIT.get(env.TRY_LIMIT.idFromName(`${deed} ${address}`));

/** A chain, even an empty one, is a database that somebody has to keep. */
export const limitFounding: MiddlewareHandler<{ Bindings: Env }> = async (context, next) => {
  const address = addressOf(context);
  const limit = tryLimit(context.env, 'found', address);
  if (!(await limit.take(address === undefined ? MOST_FOUNDED_BY_ALL : MOST_FOUNDED))) {
    return refuse('tooManyTries', 'too many chains from one address: wait a quarter of an hour');
  }
  return next();
};
