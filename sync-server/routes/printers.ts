import { isId, type PrinterId, type StaffId } from '#domain/kernel/ids.ts';
import type { PrinterAddress } from '#domain/wire/prints.ts';
import type { AddressKind } from '#sync-server/printing/addresses.ts';
import { printerPath } from '#sync-server/printing/door.ts';
import { Hono, type Context } from 'hono';
import { authorise, hubOf, officeOf, type RouteEnv } from './app.ts';
import { refuse } from './refusal.ts';
import { endAddressSchema, newAddressSchema } from './schemas.ts';
import { validate } from './validate.ts';

/** Addresses at which a store's network printers ask for their jobs. */
export const printers = new Hono<RouteEnv>();

printers.post(
  '/:store/printers/:printer/token',
  authorise,
  validate('json', newAddressSchema),
  async (context) => {
    const { kind, staff } = context.req.valid('json');
    // Checked by the schema.
    const secret = await setAddress(context, staff as StaffId, kind);
    if (secret instanceof Response) return secret;
    const { store, printer } = context.req.param();
    return context.json(
      { path: printerPath(store, printer, secret) } satisfies PrinterAddress,
      201,
    );
  },
);

printers.delete(
  '/:store/printers/:printer/token',
  authorise,
  validate('json', endAddressSchema),
  async (context) => {
    const { staff } = context.req.valid('json');
    // Checked by the schema.
    const ended = await setAddress(context, staff as StaffId, null);
    return ended instanceof Response ? ended : context.body(null, 204);
  },
);

/** @returns the new secret, or why not. */
async function setAddress(
  context: Context<RouteEnv>,
  staff: StaffId,
  kind: AddressKind | null,
): Promise<string | Response> {
  const claims = context.get('claims');
  const { store = '', printer = '' } = context.req.param();
  if (store !== claims.store) return refuse('forbidden', 'the token is of another store');
  if (!isId(printer)) return refuse('malformed', 'not a printer id');
  const office = officeOf(context.env, claims.chain);
  if (!(await office.hasRight(staff, 'settings.printers'))) {
    return refuse('forbidden', 'who asks may not set printers up');
  }
  const token = context.req.header('Authorization')?.slice('Bearer '.length) ?? '';
  const hub = hubOf(context.env, store);
  // Just checked.
  const secret = await hub.setPrinterAddress(token, store, printer as PrinterId, kind);
  return secret ?? refuse('notFound', 'the store is gone');
}
