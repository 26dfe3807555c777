import { newId, type ChainId, type DeviceId, type StoreId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { Challenge, EnrolmentCode, NewChainRequest } from '#domain/wire/api.ts';
import { isDeviceKey } from '#sync-server/auth/device-key.ts';
import { randomBytes } from '#sync-server/auth/random.ts';
import { isCodeText, newCodeText, readCodeText } from '#sync-server/enrolment/code-text.ts';
import type { Env } from '#sync-server/env.ts';
import { Hono } from 'hono';
import { authorise, officeOf, type RouteEnv } from './app.ts';
import { addressOf, limitFounding, MOST_WRONG_CODES, tryLimit } from './limits.ts';
import { refuse } from './refusal.ts';
import {
  challengeSchema,
  enrolSchema,
  newChainSchema,
  newCodeSchema,
  newDemoSchema,
  tokenSchema,
} from './schemas.ts';
import { validate } from './validate.ts';

/** How a tablet comes to be one of a store's, and proves that it is. */
export const enrolment = new Hono<RouteEnv>();

enrolment.post('/chains', validate('json', newChainSchema), limitFounding, async (context) => {
  const request = context.req.valid('json');
  if (!(await isDeviceKey(request.device.key))) {
    return refuse('malformed', 'device.key: not a point on P-256');
  }
  const now = instant(Date.now());
  const chain = newId<'chain'>(now, randomBytes);
  const store = newId<'store'>(now, randomBytes);
  // The schema has checked the owner's id; an absent locale is absent in both.
  const grant = await officeOf(context.env, chain).found(chain, store, request as NewChainRequest);
  return grant ? context.json(grant, 201) : refuse('internal', 'try again');
});

enrolment.post('/demo', validate('json', newDemoSchema), limitFounding, async (context) => {
  const request = context.req.valid('json');
  if (!(await isDeviceKey(request.device.key))) {
    return refuse('malformed', 'device.key: not a point on P-256');
  }
  const chain = newId<'chain'>(instant(Date.now()), randomBytes);
  const grant = await officeOf(context.env, chain).foundDemo(chain, request);
  return grant ? context.json(grant, 201) : refuse('internal', 'try again');
});

enrolment.post('/codes', authorise, validate('json', newCodeSchema), async (context) => {
  const { chain, device } = context.get('claims');
  const office = officeOf(context.env, chain);
  const asked = context.req.valid('json');
  // Checked by the schema.
  const store = asked.store as StoreId;
  // A tablet gives no more than it has (ENROL-9).
  const isTillOnly = asked.tillOnly || (await office.isTillOnly(device));
  const only = isTillOnly ? ({ tillOnly: true } as const) : {};
  if (!(await office.hasStore(store))) {
    return refuse('notFound', 'the chain has no such store');
  }
  for (;;) {
    const code = newCodeText();
    const expiresAt = await codeObject(context.env, code).issue({ chain, store, ...only });
    if (expiresAt !== null) {
      return context.json({ code, expiresAt } satisfies EnrolmentCode, 201);
    }
  }
});

enrolment.post('/devices', validate('json', enrolSchema), async (context) => {
  const { code: typed, device } = context.req.valid('json');
  if (!(await isDeviceKey(device.key))) {
    return refuse('malformed', 'device.key: not a point on P-256');
  }
  const limit = tryLimit(context.env, 'code', addressOf(context));
  if (!(await limit.take(MOST_WRONG_CODES))) {
    return refuse('tooManyTries', 'too many wrong codes: wait a quarter of an hour');
  }
  const code = readCodeText(typed);
  const target = isCodeText(code)
    ? await codeObject(context.env, code).redeem(JSON.stringify(device.key))
    : ({ ok: false, error: 'codeUnknown' } as const);
  if (!target.ok) return refuse(target.error, 'ask for a new code');
  await limit.giveBack();
  const { chain, store, tillOnly = false, again } = target.value;
  const office = officeOf(context.env, chain);
  const grant = await office.enrol(store, device, { tillOnly, again });
  if (grant) return context.json(grant, 201);
  // The same tablet once more, but it was shut out meanwhile.
  if (again) return refuse('codeUnknown', 'ask for a new code');
  return refuse('notFound', 'the store is gone');
});

enrolment.post('/challenges', validate('json', challengeSchema), async (context) => {
  const { chain, device } = context.req.valid('json');
  const asked = await officeOf(context.env, chain as ChainId).challenge(device as DeviceId);
  return asked.ok
    ? context.json({ nonce: asked.value } satisfies Challenge)
    : refuse(asked.error, CHALLENGE_REFUSALS[asked.error]);
});

enrolment.post('/tokens', validate('json', tokenSchema), async (context) => {
  const { chain, device, nonce, signature } = context.req.valid('json');
  const office = officeOf(context.env, chain as ChainId);
  const token = await office.token(device as DeviceId, nonce, signature);
  return token
    ? context.json(token)
    : refuse('unauthorised', 'the challenge was not answered by that tablet');
});

const CHALLENGE_REFUSALS = {
  notFound: 'the chain has no such tablet',
  revoked: 'the tablet was shut out',
  tooManyTries: 'too many challenges lie unanswered: wait a minute',
} as const;

const codeObject = (env: Env, code: string) => env.ENROLMENT.get(env.ENROLMENT.idFromName(code));
