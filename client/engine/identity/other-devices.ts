import type { DeviceId, StaffId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { RevocationRequest, ScopeRequest } from '#domain/wire/api.ts';
import type { ApiFailure } from '../api.ts';
import type { Core } from '../core.ts';

type Call = (path: string, body?: unknown) => Promise<Result<unknown, ApiFailure>>;
type Asked = Promise<Result<void, ApiFailure>>;

/** Asks the server to shut another tablet of the chain out, in the name of who is signed in here. */
export const revokeDevice = (core: Core, device: DeviceId, call: Call): Asked =>
  askAbout(core, `${device}/revocation`, (by): RevocationRequest => by, call);

/**
 * Asks that another tablet of the chain be for trading alone, or write everything again, in the name
 * of who is signed in here.
 */
export const switchScope = (core: Core, device: DeviceId, tillOnly: boolean, call: Call): Asked =>
  askAbout(core, `${device}/scope`, (by): ScopeRequest => ({ ...by, tillOnly }), call);

async function askAbout(
  { status }: Core,
  path: string,
  bodyOf: (by: { readonly staff: StaffId }) => RevocationRequest | ScopeRequest,
  call: Call,
): Asked {
  const { identity, staff } = status.get();
  if (!identity || staff === null) {
    return err({ kind: 'refused', code: 'forbidden', message: 'nobody is signed in' });
  }
  const asked = await call(`/api/chains/${identity.chain}/devices/${path}`, bodyOf({ staff }));
  return asked.ok ? ok(undefined) : asked;
}
