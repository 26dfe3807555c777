import type { DeviceId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { RevocationRequest } from '#domain/wire/api.ts';
import type { ApiFailure } from '../api.ts';
import type { Core } from '../core.ts';

type Call = (path: string, body?: unknown) => Promise<Result<unknown, ApiFailure>>;

/** Asks the server to shut another tablet of the chain out, in the name of who is signed in here. */
export async function revokeDevice(
  { status }: Core,
  device: DeviceId,
  call: Call,
): Promise<Result<void, ApiFailure>> {
  const { identity, staff } = status.get();
  if (!identity || staff === null) {
    return err({ kind: 'refused', code: 'forbidden', message: 'nobody is signed in' });
  }
  const body: RevocationRequest = { staff };
  const path = `/api/chains/${identity.chain}/devices/${device}/revocation`;
  const asked = await call(path, body);
  return asked.ok ? ok(undefined) : asked;
}
