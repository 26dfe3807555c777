import { newId, type StaffId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type {
  DeviceGrant,
  EnrolRequest,
  NewChainRequest,
  NewDemoRequest,
  PublicKeyJwk,
} from '#domain/wire/api.ts';
import { toBase64Url } from '../bytes.ts';
import type { ApiFailure, DeviceIdentity, StartChainInput } from '../api.ts';
import type { Core } from '../core.ts';
import { write } from '../core.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { load } from '../project/load.ts';
import { hashPin, importPinKey } from '../staff/pin.ts';
import { callApi } from './call.ts';

/** Making a chain, or the demo's with its past, is minutes of work to a server that is busy. */
const FOUNDING_LIMIT_MS = 120_000;

const PIN_SECRET_BYTES = 32;

type Joined = Result<DeviceIdentity, ApiFailure>;

export const tryDemo = (
  core: Core,
  locale: NewDemoRequest['locale'],
  name: string,
): Promise<Joined> =>
  join(core, name, '/api/demo', (device): NewDemoRequest => ({ device, locale }));

export const joinWithCode = (core: Core, code: string, name: string): Promise<Joined> =>
  join(core, name, '/api/devices', (device): EnrolRequest => ({ code, device }));

/** Makes a chain whose owner is signed in at once: they have just chosen their PIN. */
export async function startChain(core: Core, input: StartChainInput): Promise<Joined> {
  const { now, random, subtle } = core.ports;
  const pinSecret = toBase64Url(random(PIN_SECRET_BYTES));
  const owner = {
    id: newId<'staff'>(now(), random),
    name: input.ownerName,
    pin: await hashPin(subtle, random, input.ownerPin, await importPinKey(subtle, pinSecret)),
  };
  const body = (device: NewChainRequest['device']): NewChainRequest => ({
    chainName: input.chainName,
    store: {
      name: input.storeName,
      timeZone: input.timeZone,
      closeoutMinute: input.closeoutMinute,
    },
    owner,
    pinSecret,
    device,
  });
  return join(core, input.deviceName, '/api/chains', body, owner.id);
}

/**
 * Asks the server for a place, by this device's key, and writes down who it is. The private key can't
 * be taken out of the browser; the server gets the public half.
 */
async function join(
  core: Core,
  deviceName: string,
  path: string,
  bodyOf: (device: { readonly name: string; readonly key: PublicKeyJwk }) => unknown,
  staff: StaffId | null = null,
): Promise<Joined> {
  const { subtle } = core.ports;
  const keyPair = await keyPairOf(core);
  const { x = '', y = '' } = await subtle.exportKey('jwk', keyPair.publicKey);
  const key: PublicKeyJwk = { kty: 'EC', crv: 'P-256', x, y };
  const asked = await callApi<DeviceGrant>(core.ports, path, {
    body: bodyOf({ name: deviceName, key }),
    limitMs: FOUNDING_LIMIT_MS,
  });
  if (!asked.ok) return err(asked.error);
  // The secret is no part of who the tablet is: screens read that.
  const { pinSecret, ...grant } = asked.value;
  const pinKey = pinSecret === undefined ? null : await importPinKey(subtle, pinSecret);
  const identity: DeviceIdentity = { ...grant, deviceName };
  await core.exclusive(async () => {
    const rows = [deviceRow('identity', identity), deviceRow('pinKey', pinKey)];
    await write(core, { device: [...rows, deviceRow('staff', staff)] }, 'strict');
    await load(core);
  });
  core.onReload();
  return ok(identity);
}

/**
 * This device's key, made and on the disk before anybody is asked: by it the server knows who asks
 * again, where its answer to a code was lost (ENROL-1).
 */
async function keyPairOf(core: Core): Promise<CryptoKeyPair> {
  const { database, subtle } = core.ports;
  return core.exclusive(async () => {
    const known = await readDevice(database, 'keyPair');
    if (known) return known;
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const made = await subtle.generateKey(algorithm, false, ['sign', 'verify']);
    await write(core, { device: [deviceRow('keyPair', made)] }, 'strict');
    return made;
  });
}
