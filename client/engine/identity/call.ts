import { err, ok, type Result } from '#domain/kernel/result.ts';
import { API_ERROR_CODES, type ApiError } from '#domain/wire/api.ts';
import type { ApiFailure } from '../api.ts';
import type { EnginePorts } from '../ports.ts';

interface CallOptions {
  /** POSTed as JSON; without it the call is a GET. */
  readonly body?: unknown;
  readonly token?: string;
  readonly method?: 'DELETE';
  /** How long the whole answer may take, ms. */
  readonly limitMs?: number;
}

/** A person waits at the screen for it; most answers come within a second. */
const LIMIT_MS = 20_000;

/**
 * Calls the server, and gives up when it doesn't answer in time: a line that swallows everything
 * looks alive to the browser for minutes. What comes back is trusted to be what `domain/wire/api.ts` says: the server is
 * of the same build as the app it served.
 */
export async function callApi<Answer>(
  ports: EnginePorts,
  path: string,
  { body, token, method, limitMs = LIMIT_MS }: CallOptions = {},
): Promise<Result<Answer, ApiFailure>> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  const limit = new AbortController();
  const cancelLimit = ports.after(limitMs, () => limit.abort());
  try {
    const response = await ports.fetch(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers,
      signal: limit.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? null : JSON.parse(text);
    return response.ok ? ok(answer as Answer) : err(failureOf(response.status, answer));
  } catch {
    if (limit.signal.aborted) return err({ kind: 'timedOut' });
    // No network, or something between us and the server that doesn't speak JSON.
    return err({ kind: 'offline' });
  } finally {
    cancelLimit();
  }
}

function failureOf(status: number, answer: unknown): ApiFailure {
  const error = (answer as Partial<ApiError> | null)?.error;
  const code = API_ERROR_CODES.find((known) => known === error?.code);
  // A gateway's 502 is no word of the server: as good as no network.
  if (code === undefined) return status >= 500 ? { kind: 'offline' } : unknownRefusal(status);
  return { kind: 'refused', code, message: error?.message ?? '' };
}

const unknownRefusal = (status: number): ApiFailure => ({
  kind: 'refused',
  code: 'internal',
  message: `HTTP ${status}`,
});
