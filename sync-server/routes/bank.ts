import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { AccountId, ChainId, MemberId } from '#domain/kernel/ids.ts';
import type { AllowancesRequest, GrantRequest } from '#domain/wire/bank.ts';
import { mergeCases, mergeTotals } from '#sync-server/bank/merge.ts';
import { bankShardOf, bankShardsOf } from '#sync-server/bank/shard.ts';
import type { Env } from '#sync-server/env.ts';
import { Hono } from 'hono';
import { authorise, type RouteEnv } from './app.ts';
import {
  allowancesSchema,
  casesSchema,
  grantSchema,
  memberSchema,
  movementsSchema,
  totalsSchema,
} from './bank-schemas.ts';
import { refuse } from './refusal.ts';
import { validate } from './validate.ts';

/** What tills and head office ask of a chain's banks. A tablet asks for itself alone. */
export const bank = new Hono<RouteEnv>();

bank.use('*', authorise);

bank.post('/grants', validate('json', grantSchema), async (context) => {
  // Ids checked by the schema.
  const request = context.req.valid('json') as GrantRequest;
  const claims = context.get('claims');
  const answer = await bankOf(context.env, claims.chain, request.member).grant(claims, request);
  return answer ? context.json(answer) : tooOften();
});

bank.post('/allowances', validate('json', allowancesSchema), async (context) => {
  const { member: asked, wants, rests } = context.req.valid('json');
  // Ids checked by the schema.
  const member = asked as MemberId;
  const request: AllowancesRequest = {
    member,
    wants: wants.map(({ account, amount }) => ({
      account: account as AccountId,
      ...(amount === undefined ? {} : { amount }),
    })),
    ...(rests === undefined ? {} : { rests }),
  };
  const claims = context.get('claims');
  const one = bankOf(context.env, claims.chain, member);
  const answer = await one.allowances(claims, request);
  return answer ? context.json(answer) : tooOften();
});

bank.get(
  '/members/:member/movements',
  validate('param', memberSchema),
  validate('query', movementsSchema),
  async (context) => {
    const member = context.req.valid('param').member as MemberId;
    const { before } = context.req.valid('query');
    const one = bankOf(context.env, context.get('claims').chain, member);
    return context.json(await one.movements(member, before ?? Number.MAX_SAFE_INTEGER));
  },
);

bank.get('/cases', validate('query', casesSchema), async (context) => {
  const { state, cursor } = context.req.valid('query');
  const pages = await Promise.all(
    banksOf(context.env, context.get('claims').chain).map((one) =>
      one.cases(state !== 'closed', cursor ?? ''),
    ),
  );
  return context.json(mergeCases(pages));
});

bank.get('/totals', validate('query', totalsSchema), async (context) => {
  // Checked by the schema.
  const date = context.req.valid('query').date as BusinessDate;
  const banks = banksOf(context.env, context.get('claims').chain);
  return context.json(mergeTotals(date, await Promise.all(banks.map((one) => one.totals(date)))));
});

const byName = (env: Env, name: string) => env.BANK.get(env.BANK.idFromName(name));
const bankOf = (env: Env, chain: ChainId, member: MemberId) =>
  byName(env, bankShardOf(chain, member));
const banksOf = (env: Env, chain: ChainId) => bankShardsOf(chain).map((name) => byName(env, name));

const tooOften = (): Response =>
  refuse('tooManyTries', 'this tablet asks too often: wait a minute');
