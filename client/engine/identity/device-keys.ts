import type { DeviceKey, PublicKeyJwk } from '#domain/wire/api.ts';
import type { Core } from '../core.ts';
import { write } from '../core.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { callApi } from './call.ts';
import type { TokenSource } from './token.ts';

/** Takes the keys that are known from the disk. */
export async function loadDeviceKeys(core: Core): Promise<void> {
  const known = (await readDevice(core.ports.database, 'deviceKeys')) ?? {};
  for (const [device, key] of Object.entries(known)) await hold(core, device, key);
}

/**
 * Asks for the keys of the chain's tablets. The first key that is heard of a tablet stays: a server
 * that later names another one can't make this tablet believe what that one signed.
 */
export async function fetchDeviceKeys(core: Core, token: TokenSource): Promise<void> {
  const { identity } = core.status.get();
  if (!identity) return;
  const given = await token();
  if (!given.ok) return;
  const path = `/api/chains/${identity.chain}/devices`;
  const asked = await callApi<{ readonly devices?: readonly DeviceKey[] }>(core.ports, path, {
    token: given.value,
  });
  const news = ((asked.ok && asked.value.devices) || []).filter(
    ({ device }) => device !== identity.device && !core.deviceKeys.has(device),
  );
  if (news.length === 0) return;
  for (const { device, key } of news) await hold(core, device, key);
  await core.exclusive(async () => {
    const known = (await readDevice(core.ports.database, 'deviceKeys')) ?? {};
    const heard = Object.fromEntries(news.map(({ device, key }) => [device, key]));
    const row = deviceRow('deviceKeys', { ...heard, ...known });
    // Where the disk refuses they are asked for again at the next connection.
    await write(core, { device: [row] }, 'relaxed').catch(() => undefined);
  });
}

async function hold({ ports, deviceKeys }: Core, device: string, key: PublicKeyJwk): Promise<void> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  try {
    const { kty, crv, x, y } = key;
    const imported = await ports.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, true, [
      'verify',
    ]);
    deviceKeys.set(device, imported);
  } catch {
    // No key: its tablet's logs are then checked by their chain alone.
  }
}
