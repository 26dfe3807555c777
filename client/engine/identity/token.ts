import type { Challenge, DeviceToken } from '#domain/wire/api.ts';
import { tokenText } from '#domain/journal/seal.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { ApiFailure } from '../api.ts';
import { toBase64Url, utf8 } from '../bytes.ts';
import type { Core } from '../core.ts';
import { callApi } from './call.ts';
import { noteScope } from './scope.ts';

/** A token this near its end is not used any more, ms. */
const FRESH_FOR_MS = 60_000;

/**
 * Gives this device's token, a new one when the last is about to expire; or in any case, where the
 * server may have refused the last: a clock that was put back makes an old token look young.
 */
export type TokenSource = (isNewWanted?: boolean) => Promise<Result<string, ApiFailure>>;

/** Proves by the device's key who it is: a challenge, its signature, a short-lived token. */
export function createTokenSource(core: Core): TokenSource {
  let held: { readonly token: string; readonly until: number; readonly device: string } | null =
    null;
  return async (isNewWanted = false) => {
    const { memory, ports } = core;
    if (!memory) return err({ kind: 'offline' });
    const { chain, device } = memory.identity;
    if (!isNewWanted && held && held.device === device && ports.now() < held.until)
      return ok(held.token);
    const asked = await callApi<Challenge>(ports, '/api/challenges', { body: { chain, device } });
    if (!asked.ok) return asked;
    const { nonce } = asked.value;
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signed = await ports.subtle.sign(
      algorithm,
      memory.key.privateKey,
      utf8(tokenText(nonce)),
    );
    const signature = toBase64Url(new Uint8Array(signed));
    const body = { chain, device, nonce, signature };
    const given = await callApi<DeviceToken>(ports, '/api/tokens', { body });
    if (!given.ok) return given;
    // The lifetime is counted by the device's own clock, which may differ from the server's.
    const lifetime = given.value.expiresAt - (ports.now() - (core.clockOffsetMs ?? 0));
    const until = ports.now() + Math.max(lifetime - FRESH_FOR_MS, 0);
    held = { token: given.value.token, until, device };
    void noteScope(core, given.value.tillOnly === true);
    return ok(held.token);
  };
}
