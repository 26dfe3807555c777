import type { PrinterId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { PrinterAddress, PrinterAddressRequest } from '#domain/wire/prints.ts';
import type { ApiFailure } from '../api.ts';
import type { Core } from '../core.ts';

export type Call = (
  path: string,
  body: unknown,
  method?: 'DELETE',
) => Promise<Result<unknown, ApiFailure>>;

const NOBODY: ApiFailure = { kind: 'refused', code: 'forbidden', message: 'nobody is signed in' };

/** Asks the server for a new address that a network printer asks for its jobs at. */
export async function printerAddress(
  { status }: Core,
  printer: PrinterId,
  kind: PrinterAddressRequest['kind'],
  call: Call,
): Promise<Result<PrinterAddress, ApiFailure>> {
  const { identity, staff } = status.get();
  if (!identity || staff === null) return err(NOBODY);
  const body: PrinterAddressRequest = { kind, staff };
  const made = await call(pathOf(identity.store, printer), body);
  // The server's answer is what wire/prints.ts says.
  return made.ok ? ok(made.value as PrinterAddress) : made;
}

/** Ends a network printer's address. */
export async function endPrinterAddress(
  { status }: Core,
  printer: PrinterId,
  call: Call,
): Promise<Result<void, ApiFailure>> {
  const { identity, staff } = status.get();
  if (!identity || staff === null) return err(NOBODY);
  const ended = await call(pathOf(identity.store, printer), { staff }, 'DELETE');
  return ended.ok ? ok(undefined) : ended;
}

const pathOf = (store: string, printer: PrinterId): string =>
  `/api/stores/${store}/printers/${printer}/token`;
