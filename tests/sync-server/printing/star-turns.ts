import { expect } from 'vitest';
import type { PrintHub } from './print-hub.ts';

export const OK = '200 OK';

export async function poll(hub: PrintHub, statusCode = OK, more: object = {}) {
  const answer = hub.ask('POST', '', JSON.stringify({ statusCode, ...more }));
  expect(answer.status).toBe(200);
  return (await answer.json()) as { jobReady: boolean; jobToken?: string; mediaTypes?: string[] };
}

export const fetchText = (hub: PrintHub, token = '') =>
  hub.ask('GET', `type=text/plain&mac=00:11:62:00:00:01&token=${token}`);

/** Polls, fetches and confirms, as a printer does whose paper doesn't end. */
export async function printOne(hub: PrintHub): Promise<string | null> {
  const { jobReady, jobToken = '' } = await poll(hub);
  if (!jobReady) return null;
  const slip = await fetchText(hub, jobToken).text();
  hub.ask('DELETE', `code=OK&token=${jobToken}`);
  return slip;
}

/** Fetches the next job and goes silent. */
export async function fetchOne(hub: PrintHub): Promise<string> {
  const { jobToken = '' } = await poll(hub);
  expect(fetchText(hub, jobToken).status).toBe(200);
  return jobToken;
}
