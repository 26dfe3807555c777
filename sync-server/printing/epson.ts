import type { PrinterId } from '#domain/kernel/ids.ts';
import { renderEpos } from '#printers/render/epos.ts';
import type { PrintCopy } from './copies.ts';
import { readResults, readStatus, type EpsonResult } from './epson-results.ts';
import { offers, seen } from './offers.ts';
import { paperOf } from './paper.ts';
import type { PrintPorts } from './ports.ts';
import { malformed, type PrinterRequest } from './request.ts';
import { broken, confirmed, refused, sent } from './spool.ts';

/** Jobs that one answer holds, so that a queue doesn't wait for the printer's next turn after each. */
const MOST_JOBS = 4;
/** How long the printer itself tries to print a job before it says that it couldn't. */
const JOB_MS = 10_000;
const MARGIN_MS = 10_000;
/** After a failure it gets the job again: soon, then less and less often. */
const FIRST_HOLD_MS = 5_000;
const MOST_HOLD_MS = 15_000;

/** Speaks Server Direct Print; keeps in memory how often a printer failed in a row. */
export type Epson = (printer: PrinterId, request: PrinterRequest, now: number) => Response;

/**
 * Answers a printer that speaks Server Direct Print (Epson, "Server Direct Print User's Manual",
 * chapter 3): it asks for jobs (ConnectionType GetRequest), says what became of them (SetResponse), and
 * of itself (SetStatus, chapter 4). Its request tells no state, so that it is offered what waits; what
 * it can't print it gives back.
 */
export function createEpson(ports: PrintPorts): Epson {
  const holds = new Map<PrinterId, { readonly failures: number; readonly until: number }>();
  const fail = (printer: PrinterId, now: number): void => {
    const failures = (holds.get(printer)?.failures ?? 0) + 1;
    holds.set(printer, { failures, until: now + Math.min(FIRST_HOLD_MS * failures, MOST_HOLD_MS) });
  };
  return (printer, { method, body }, now) => {
    if (method !== 'POST') return malformed('a printer with Server Direct Print sends POST');
    const form = new URLSearchParams(body);
    switch (form.get('ConnectionType')) {
      case 'GetRequest':
        return giveJobs(ports, printer, (holds.get(printer)?.until ?? 0) > now, now);
      case 'SetResponse': {
        const results = readResults(form.get('ResponseFile') ?? '');
        if (!results) return malformed('ResponseFile holds no result of a print job');
        for (const result of results) takeResult(ports, printer, result, now);
        if (results.some(({ outcome }) => outcome === 'printed')) holds.delete(printer);
        else fail(printer, now);
        return EMPTY();
      }
      case 'SetStatus': {
        const state = readStatus(form.get('Status') ?? '');
        if (state === null) return malformed('Status holds no asbstatus');
        seen(ports, printer, state, now);
        if (state === 'ready') holds.delete(printer);
        return EMPTY();
      }
      default:
        return malformed('ConnectionType is GetRequest, SetResponse or SetStatus');
    }
  };
}

/** "Response When No Printing Is Performed": an empty body of the same type. */
const EMPTY = (): Response => new Response('', { headers: XML });
const XML = { 'Content-Type': 'text/xml; charset=utf-8' };

function giveJobs(ports: PrintPorts, printer: PrinterId, isHeld: boolean, now: number): Response {
  const before = ports.rows.stateOf(printer);
  seen(ports, printer, before === null || before === 'offline' ? 'ready' : before, now);
  if (isHeld) return EMPTY();
  const jobs: string[] = [];
  for (const copy of offers(ports, printer, MOST_JOBS, now)) {
    const paper = paperOf(copy);
    if (!paper) {
      refused(ports, copy, now);
      continue;
    }
    jobs.push(request(copy, renderEpos(paper)));
    sent(ports, copy, now + JOB_MS * jobs.length + MARGIN_MS, now);
  }
  if (jobs.length === 0) return EMPTY();
  const text =
    '<?xml version="1.0" encoding="utf-8"?>' +
    `<PrintRequestInfo Version="2.00">${jobs.join('')}</PrintRequestInfo>`;
  return new Response(text, { headers: XML });
}

/** Version 2.00 names the job, so that its result says which it is of. */
const request = ({ token }: PrintCopy, data: string): string =>
  '<ePOSPrint><Parameter><devid>local_printer</devid>' +
  `<timeout>${JOB_MS}</timeout><printjobid>${token}</printjobid></Parameter>` +
  `<PrintData>${data}</PrintData></ePOSPrint>`;

function takeResult(
  ports: PrintPorts,
  printer: PrinterId,
  { token, outcome, state }: EpsonResult,
  now: number,
): void {
  // A result without a name is of the whole answer: nothing of it was taken.
  const about =
    token === null
      ? ports.copies.inPhase(printer, 'sending', MOST_JOBS)
      : [ports.copies.byToken(printer, token)].filter((copy) => copy !== null);
  for (const copy of about) {
    if (outcome === 'printed') confirmed(ports, copy, now);
    else if (copy.phase !== 'sending') continue;
    else if (outcome === 'refused') refused(ports, copy, now);
    else broken(ports, copy, outcome, now);
  }
  seen(ports, printer, isBusy(ports, printer) && state === 'ready' ? 'printing' : state, now);
}

const isBusy = ({ copies }: PrintPorts, printer: PrinterId): boolean =>
  copies.inPhase(printer, 'sending', 1).length > 0;
