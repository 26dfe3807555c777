import { CLOSE_FORBIDDEN, CLOSE_NORMAL } from './close-codes.ts';

/** What a request for a WebSocket offers, and of which store. */
export function readUpgrade(request: Request): {
  readonly protocols: readonly string[];
  readonly store: string;
} {
  const offered = request.headers.get('Sec-WebSocket-Protocol') ?? '';
  return {
    protocols: offered.split(',').map((name) => name.trim()),
    store: new URL(request.url).pathname.split('/')[3] ?? '',
  };
}

/** A browser can't read why an upgrade failed, so the refusal is a close frame with its reason. */
export function closeAtOnce(
  reason: string,
  protocol: string | undefined,
  code = CLOSE_FORBIDDEN,
): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(code, reason.slice(0, 100));
  const headers = new Headers();
  if (protocol) headers.set('Sec-WebSocket-Protocol', protocol);
  return new Response(null, { status: 101, webSocket: client, headers });
}

/** Codes that stand for "no code" or a lost connection can be heard but not sent. */
export const isSendable = (code: number): boolean =>
  code === CLOSE_NORMAL || (code >= 3000 && code < 5000) || code === 1007 || code === 1008;
