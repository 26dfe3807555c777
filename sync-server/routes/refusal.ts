import type { ApiError, ApiErrorCode } from '#domain/wire/api.ts';

const STATUS: Readonly<Record<ApiErrorCode, number>> = {
  malformed: 400,
  unauthorised: 401,
  forbidden: 403,
  demoOnly: 403,
  revoked: 403,
  notFound: 404,
  codeUnknown: 404,
  codeExpired: 410,
  tooManyTries: 429,
  internal: 500,
};

/** A refusal as every route answers it. `message` is for people who read logs, in English. */
export const refuse = (code: ApiErrorCode, message: string): Response =>
  Response.json({ error: { code, message } } satisfies ApiError, { status: STATUS[code] });
