import { tokenText } from '#domain/journal/seal.ts';
import { newId, type DeviceId, type StoreId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { DeviceGrant, DeviceToken, EnrolRequest } from '#domain/wire/api.ts';
import { verifyDeviceSignature } from '#sync-server/auth/device-key.ts';
import { TOKEN_LIFE_MS, signToken } from '#sync-server/auth/token.ts';
import { randomBytes } from '#sync-server/auth/random.ts';
import type { OfficeParts } from './parts.ts';

export interface EnrolHow {
  /** Whether it is for trading alone (ENROL-9). */
  readonly tillOnly: boolean;
  /** Whether it used this code up before: then it is the tablet that it was added as. */
  readonly again: boolean;
}

/**
 * Adds a tablet to a store of the chain.
 *
 * @returns null for a store that isn't the chain's, and for one that asks again and was shut out.
 */
export function enrolDevice(
  parts: OfficeParts,
  store: StoreId,
  device: EnrolRequest['device'],
  { tillOnly, again }: EnrolHow = { tillOnly: false, again: false },
): DeviceGrant | null {
  const storeName = parts.registry.storeName(store);
  if (storeName === null) return null;
  const known = again ? parts.registry.withKey(store, device.key) : null;
  if (known && parts.registry.isRevoked(known.device)) return null;
  const added =
    known ??
    parts.registry.addDevice({
      device: newId<'device'>(instant(Date.now()), randomBytes),
      store,
      tillOnly,
      ...device,
    });
  return {
    chain: parts.chain,
    store,
    storeName,
    device: added.device,
    till: added.till,
    block: added.block,
    demo: parts.demo,
    ...(added.tillOnly ? { tillOnly: true } : {}),
    ...(parts.pinSecret === undefined ? {} : { pinSecret: parts.pinSecret }),
  };
}

/** A token for a tablet that signed what it was asked to. @returns null for any other. */
export async function giveToken(
  parts: OfficeParts,
  device: DeviceId,
  nonce: string,
  signature: string,
): Promise<DeviceToken | null> {
  const record = parts.registry.device(device);
  if (
    !record?.key ||
    parts.registry.isRevoked(device) ||
    !parts.challenges.take(device, nonce, Date.now())
  )
    return null;
  if (!(await verifyDeviceSignature(record.key, tokenText(nonce), signature))) return null;
  const expiresAt = Date.now() + TOKEN_LIFE_MS;
  const { store, key, switchedAt } = record;
  const only = record.tillOnly ? ({ tillOnly: true } as const) : {};
  const since = switchedAt > 0 ? { switchedAt } : {};
  const claims = { chain: parts.chain, store, device, key, expiresAt, ...only, ...since };
  return { token: await signToken(claims, parts.secret), expiresAt, ...only };
}
