import { isId, type PrinterId } from '#domain/kernel/ids.ts';
import type { AddressKind } from './addresses.ts';
import type { Printing } from './printing.ts';
import { malformed, readRequest, type PrinterRequest } from './request.ts';

/** Wrong secrets within a minute after which the hub says to come later; a right one passes always. */
const MOST_WRONG = 60;
const WINDOW_MS = 60_000;

/** A printer that was let in, and what it says. */
export interface Asked {
  readonly printer: PrinterId;
  readonly kind: AddressKind;
  readonly request: PrinterRequest;
}

/** Lets printers in by the secret in their address; counts wrong ones, in memory. */
export interface Door {
  /** @returns a refusal where the secret isn't the printer's, or the body is too long. */
  open(printing: Printing | null, request: Request, now: number): Promise<Asked | Response>;
}

export const isPrinterAddress = (request: Request): boolean =>
  new URL(request.url).pathname.startsWith('/api/print/');

/** The path of a printer's address: `/api/print/<store>/<printer>/<secret>`. */
export const printerPath = (store: string, printer: string, secret: string): string =>
  `/api/print/${store}/${printer}/${secret}`;

export function createDoor(): Door {
  let since = 0;
  let wrong = 0;
  const refusal = (now: number): Response => {
    if (now - since > WINDOW_MS) [since, wrong] = [now, 0];
    wrong += 1;
    const isTooMany = wrong > MOST_WRONG;
    const message = isTooMany
      ? 'too many wrong addresses: wait a minute'
      : 'no printer has this address: make a new one in the settings, under Printers';
    return Response.json(
      { error: { code: isTooMany ? 'tooManyTries' : 'unauthorised', message } },
      { status: isTooMany ? 429 : 401, headers: isTooMany ? { 'Retry-After': '60' } : {} },
    );
  };
  return {
    async open(printing, request, now) {
      const [, , , , printer = '', secret = ''] = new URL(request.url).pathname.split('/');
      // Read whoever sent it: a connection with a body left in it can't be used again.
      const read = await readRequest(request);
      // Just checked where it is one.
      const kind =
        printing && isId(printer)
          ? await printing.addresses.check(printer as PrinterId, secret)
          : null;
      if (kind === null) return refusal(now);
      if (!read) return malformed('the body is longer than any printer has to say');
      return { printer: printer as PrinterId, kind, request: read };
    },
  };
}
