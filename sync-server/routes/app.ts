import type { ChainId } from '#domain/kernel/ids.ts';
import type { Claims } from '#sync-server/auth/token.ts';
import { readClaims } from '#sync-server/auth/token.ts';
import type { Env } from '#sync-server/env.ts';
import type { MiddlewareHandler } from 'hono';
import { refuse } from './refusal.ts';

/** What a route has at hand: the bindings, and who asks once {@link authorise} let them in. */
export interface RouteEnv {
  readonly Bindings: Env;
  readonly Variables: { readonly claims: Claims };
}

export const officeOf = (env: Env, chain: ChainId) => env.OFFICE.get(env.OFFICE.idFromName(chain));
export const hubOf = (env: Env, store: string) =>
  env.STORE_HUB.get(env.STORE_HUB.idFromName(store));

/** Lets in who has a token of the chain; of the chain that the address names, where it names one. */
export const authorise: MiddlewareHandler<{
  Bindings: Env;
  Variables: { claims: Claims };
}> = async (context, next) => {
  const token = /^Bearer (\S+)$/u.exec(context.req.header('Authorization') ?? '')?.[1] ?? '';
  const unchecked = readClaims(token);
  if (!unchecked) return refuse('unauthorised', 'send a token: Authorization: Bearer …');
  const claims = await officeOf(context.env, unchecked.chain).authorise(token);
  if (!claims) return refuse('unauthorised', 'the token is not ours or has expired');
  const named = context.req.param('chain');
  if (named !== undefined && named !== claims.chain) {
    return refuse('forbidden', 'the token is of another chain');
  }
  context.set('claims', claims);
  return next();
};
