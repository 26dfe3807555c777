import type { TabFilter } from '#sync-server/office/reports.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { newId, type DeviceId, type StaffId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { NewStore } from '#domain/wire/api.ts';
import { randomBytes } from '#sync-server/auth/random.ts';
import { Hono } from 'hono';
import { authorise, officeOf, type RouteEnv } from './app.ts';
import { refuse } from './refusal.ts';
import {
  newStoreSchema,
  rangeSchema,
  revocationSchema,
  scopeSchema,
  tabsSchema,
} from './schemas.ts';
import { validate } from './validate.ts';

const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8' };

/** What head office asks of a chain. */
export const reports = new Hono<RouteEnv>();

reports.use('/:chain/*', authorise);
reports.use('/:chain', authorise);

reports.get('/:chain/stores', async (context) => {
  const stores = await officeOf(context.env, context.get('claims').chain).stores();
  return context.json({ stores });
});

reports.post('/:chain/stores', validate('json', newStoreSchema), async (context) => {
  const office = officeOf(context.env, context.get('claims').chain);
  const store = newId<'store'>(instant(Date.now()), randomBytes);
  await office.addStore(store, context.req.valid('json'));
  return context.json({ store } satisfies NewStore, 201);
});

reports.get('/:chain/takings', validate('query', rangeSchema), async (context) => {
  const { from, to } = context.req.valid('query');
  const office = officeOf(context.env, context.get('claims').chain);
  // Both checked by the schema.
  const text = await office.takings(from as BusinessDate, to as BusinessDate);
  const accepted = context.req.header('Accept-Encoding') ?? '';
  // The runtime compresses a body whose header says that it is compressed.
  const encoding = accepted.includes('gzip') ? { 'Content-Encoding': 'gzip' } : {};
  return context.body(text, 200, { ...JSON_HEADERS, ...encoding });
});

reports.get('/:chain/tabs', validate('query', tabsSchema), async (context) => {
  const office = officeOf(context.env, context.get('claims').chain);
  // Dates checked by the schema.
  return context.json(await office.tabs(context.req.valid('query') as TabFilter));
});

reports.get('/:chain/tabs/:store/:tab', async (context) => {
  const { store, tab } = context.req.param();
  const text = await officeOf(context.env, context.get('claims').chain).tab(store, tab);
  return text === null
    ? refuse('notFound', 'no such tab has reached the office')
    : context.body(text, 200, JSON_HEADERS);
});

reports.get('/:chain/devices', async (context) => {
  const devices = await officeOf(context.env, context.get('claims').chain).deviceKeys();
  return context.json({ devices });
});

reports.post(
  '/:chain/devices/:device/revocation',
  validate('json', revocationSchema),
  async (context) => {
    const claims = context.get('claims');
    // Both are compared with what the chain has; the schema has checked that one is an id.
    const device = context.req.param('device') as DeviceId;
    const staff = context.req.valid('json').staff as StaffId;
    const refusal = await officeOf(context.env, claims.chain).revoke(device, claims, staff);
    return refusal === null
      ? context.body(null, 204)
      : refuse(refusal, 'not a tablet of the chain, or not yours to shut out');
  },
);

reports.post('/:chain/devices/:device/scope', validate('json', scopeSchema), async (context) => {
  const claims = context.get('claims');
  // As above.
  const device = context.req.param('device') as DeviceId;
  const { staff, tillOnly } = context.req.valid('json');
  const office = officeOf(context.env, claims.chain);
  const refusal = await office.setScope(device, tillOnly, claims, staff as StaffId);
  return refusal === null
    ? context.body(null, 204)
    : refuse(refusal, 'not a tablet of the chain, or not yours to switch');
});

reports.delete('/:chain', async (context) => {
  const removed = await officeOf(context.env, context.get('claims').chain).erase();
  return removed ? context.body(null, 204) : refuse('demoOnly', 'only a demo chain can be removed');
});
