import { isBusinessDate, isTimeZone } from '#domain/kernel/business-date.ts';
import { isId } from '#domain/kernel/ids.ts';
import * as v from 'valibot';

/** What requests must look like. Brands are claimed only where the check stands right before. */

const MAX_NAME = 60;
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME));
const anId = v.pipe(v.string(), v.check(isId, 'not an id'));
const base64Url = v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/u, 'not base64url'));
const date = v.pipe(v.string(), v.check(isBusinessDate, 'not a date'));
const locale = v.picklist(['zh-CN', 'zh-TW', 'en']);

const device = v.object({
  name,
  key: v.object({ kty: v.literal('EC'), crv: v.literal('P-256'), x: base64Url, y: base64Url }),
});

export const newStoreSchema = v.object({
  name,
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'not an IANA time zone')),
  closeoutMinute: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439)),
});
export const newChainSchema = v.object({
  chainName: name,
  store: newStoreSchema,
  owner: v.object({
    id: anId,
    name,
    pin: v.object({
      salt: base64Url,
      hash: base64Url,
      iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
      digits: v.optional(v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(6))),
      keyed: v.optional(v.literal(true)),
    }),
  }),
  pinSecret: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/u, 'not 32 bytes of base64url'))),
  device,
  locale: v.optional(locale),
});
export const newDemoSchema = v.object({ device, locale });
export const newCodeSchema = v.object({ store: anId, tillOnly: v.optional(v.boolean()) });
export const enrolSchema = v.object({ code: v.pipe(v.string(), v.maxLength(40)), device });
export const revocationSchema = v.object({ staff: anId });
export const scopeSchema = v.object({ staff: anId, tillOnly: v.boolean() });
export const newAddressSchema = v.object({
  kind: v.picklist(['cloudPrnt', 'serverDirect']),
  staff: anId,
});
export const endAddressSchema = v.object({ staff: anId });
export const challengeSchema = v.object({ chain: anId, device: anId });
export const tokenSchema = v.object({
  chain: anId,
  device: anId,
  nonce: base64Url,
  signature: base64Url,
});
export const rangeSchema = v.pipe(
  v.object({ from: date, to: date }),
  v.check(({ from, to }) => from <= to, 'from is after to'),
);
export const tabsSchema = v.object({
  from: date,
  to: date,
  store: v.optional(anId),
  hour: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/u))),
  room: v.optional(anId),
  item: v.optional(anId),
  tender: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/u))),
  staff: v.optional(anId),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(80))),
});
