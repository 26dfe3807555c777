import type { PrinterId } from '#domain/kernel/ids.ts';
import type { NetworkPrinterState } from '#domain/wire/prints.ts';
import * as v from 'valibot';
import type { PrintCopy } from './copies.ts';
import { pickMedia, STAR_MEDIA } from './media.ts';
import { offers, seen } from './offers.ts';
import { paperOf } from './paper.ts';
import type { PrintPorts } from './ports.ts';
import { malformed, type PrinterRequest } from './request.ts';
import { broken, confirmed, lost, refused, sent } from './spool.ts';

/** The "print timeout" of Star's guide, §9: how long a printer may take over a job. */
const PRINT_MS = 60_000;
/** A printer that says it isn't printing, so long after it fetched a job, has forgotten it. */
const IDLE_MS = 8_000;

const pollSchema = v.object({
  statusCode: v.pipe(v.string(), v.regex(/^\d{3}/u, 'begins with three digits')),
  printingInProgress: v.nullish(v.boolean()),
});

/**
 * Answers a printer that speaks CloudPRNT (Star, "CloudPRNT Developer Guide" 1.4 and "CloudPRNT
 * Protocol Guide" 2.4): it polls with POST (§3), fetches with GET (§4) and confirms with DELETE (§5).
 * A job is confirmed when it is on paper.
 */
export function answerStar(
  ports: PrintPorts,
  printer: PrinterId,
  request: PrinterRequest,
  now: number,
): Response {
  const { method, query } = request;
  const isConfirmation = method === 'DELETE' || (method === 'GET' && query.has('delete'));
  if (isConfirmation) return confirm(ports, printer, query, now);
  if (method === 'GET') return fetchJob(ports, printer, query, now);
  if (method === 'POST') return poll(ports, printer, request.body, now);
  return malformed('a CloudPRNT printer sends POST, GET or DELETE');
}

function poll(ports: PrintPorts, printer: PrinterId, body: string, now: number): Response {
  const read = v.safeParse(pollSchema, parseJson(body));
  if (!read.success) {
    return malformed('a poll is JSON with a statusCode, as in "200 OK" (CloudPRNT guide, §3)');
  }
  const { statusCode, printingInProgress } = read.output;
  const state = stateOf(Number(statusCode.slice(0, 3)));
  const canPrint = state === 'ready' || state === 'paperLow';
  const [fetched] = ports.copies.inPhase(printer, 'sending', 1);
  if (fetched && !canPrint) broken(ports, fetched, 'partly', now);
  else if (fetched && printingInProgress === false && now - fetched.sentAt > IDLE_MS) {
    lost(ports, fetched, now);
  }
  const next = canPrint ? offer(ports, printer, now) : null;
  const isPrinting = ports.copies.inPhase(printer, 'sending', 1).length > 0;
  seen(ports, printer, isPrinting && state === 'ready' ? 'printing' : state, now);
  return Response.json(
    next
      ? { jobReady: true, mediaTypes: STAR_MEDIA, jobToken: next.token, deleteMethod: 'DELETE' }
      : { jobReady: false },
  );
}

/** The next copy that there is paper for; what is none is given up on the way. */
function offer(ports: PrintPorts, printer: PrinterId, now: number): PrintCopy | null {
  for (;;) {
    const [next] = offers(ports, printer, 1, now);
    if (!next || paperOf(next)) return next ?? null;
    refused(ports, next, now);
  }
}

function fetchJob(
  ports: PrintPorts,
  printer: PrinterId,
  query: URLSearchParams,
  now: number,
): Response {
  const copy = wanted(ports, printer, query, now);
  const paper = copy && paperOf(copy);
  if (!copy || !paper) return new Response(null, { status: 404 });
  const media = pickMedia(query.get('type'));
  if (!media) return new Response(null, { status: 415 });
  // Firmware before 1.8 sends no token, and any may ask again for what it has fetched (§4).
  if (copy.phase === 'queued') sent(ports, copy, now + PRINT_MS, now);
  return media(paper);
}

/** The copy that a GET is about: what the printer is at, or what it was just offered. */
function wanted(
  ports: PrintPorts,
  printer: PrinterId,
  query: URLSearchParams,
  now: number,
): PrintCopy | null {
  const [fetched] = ports.copies.inPhase(printer, 'sending', 1);
  const copy = fetched ?? offer(ports, printer, now);
  const token = query.get('token');
  return token === null || token === copy?.token ? copy : null;
}

function confirm(
  ports: PrintPorts,
  printer: PrinterId,
  query: URLSearchParams,
  now: number,
): Response {
  const code = query.get('code');
  if (code === null) return malformed('a confirmation has a code (CloudPRNT guide, §5)');
  const token = query.get('token');
  const copy = token
    ? ports.copies.byToken(printer, token)
    : (ports.copies.inPhase(printer, 'sending', 1)[0] ?? null);
  // Retried until it is answered (guide 2.4, "Network Reliability"): a second one changes nothing.
  if (copy && copy.phase !== 'ended') settle(ports, copy, code, now);
  return Response.json({});
}

function settle(ports: PrintPorts, copy: PrintCopy, code: string, now: number): void {
  const number = Number(/^\d{3}/u.exec(code)?.[0] ?? Number.NaN);
  const isSending = copy.phase === 'sending';
  if (/^OK/iu.test(code) || Math.floor(number / 100) === 2) {
    if (copy.phase !== 'queued') confirmed(ports, copy, now);
  } else if (Math.floor(number / 100) === 5 && number !== DOWNLOAD_TIMEOUT) {
    // A printer that takes none of the forms says so without having fetched one.
    if (isSending || copy.phase === 'queued') refused(ports, copy, now);
  } else if (isSending) {
    broken(ports, copy, number === DOWNLOAD_TIMEOUT ? 'nothing' : 'partly', now);
  }
}

const DOWNLOAD_TIMEOUT = 520;

/** Printer status codes (§7): only their first digits say something for certain. */
function stateOf(code: number): NetworkPrinterState {
  switch (Math.floor(code / 10)) {
    case 21:
      return 'paperLow';
    case 41:
      return 'needsPaper';
    case 42:
      return 'coverOpen';
    default:
      return Math.floor(code / 100) === 2 ? 'ready' : 'error';
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
