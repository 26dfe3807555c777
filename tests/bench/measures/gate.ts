import { present } from '#domain/kernel/assert.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { id, type DeviceId, type StoreId } from '#domain/kernel/ids.ts';
import { verifyDeviceSignature } from '#sync-server/auth/device-key.ts';
import { sha256 } from '#sync-server/auth/sha256.ts';
import { sealOf, sealText } from '#domain/journal/seal.ts';
import { admit, type Admitted, type GateView } from '#sync-server/store-hub/gate.ts';
import { createOverlay } from '#sync-server/store-hub/overlay.ts';
import { checkSeals, type SealView } from '#sync-server/store-hub/seal-check.ts';
import { readTuples, writeLog } from '#tests/setup/log-writer.ts';
import { makeKeys, publicKey } from '#tests/setup/tablet.ts';

import type { Figure } from '../figures.ts';

const UPDATES = 2_000;
const FACTS = 3;
/** Not measured: what the engine of JavaScript needs to know the code. */
const WARM_UP = 200;
const US_A_MS = 1_000;

/**
 * The hub's gate by itself, in Node: what an update of some facts and their seal takes to be let in,
 * and then to be found sealed. Disk and wire are not in it.
 */
export async function measureGate(): Promise<readonly Figure[]> {
  const keys = await makeKeys();
  const jwk = await publicKey(keys);
  const device = id<DeviceId>('till1');
  const log = { device, epoch: 1 };
  const writer = writeLog({ grant: { device }, keys });
  const updates: Uint8Array[] = [];
  for (let count = 0; count < UPDATES; count += 1) updates.push(await writer.facts(FACTS));

  const overlay = createOverlay(emptyHub(device));
  const admitted: Admitted[] = [];
  let start = performance.now();
  for (const [index, update] of updates.entries()) {
    if (index === WARM_UP) start = performance.now();
    const letIn = admit(update, overlay.view);
    if (!letIn.ok) throw new Error(letIn.error.message);
    overlay.lay(letIn.value);
    admitted.push(letIn.value);
  }
  const measured = UPDATES - WARM_UP;
  const admitUs = ((performance.now() - start) * US_A_MS) / measured;

  let head = '';
  const view: SealView = {
    sha256,
    headAt: () => head,
    isSigned: (_, seal) => verifyDeviceSignature(jwk, sealText(log, seal), seal.signature),
  };
  for (const [index, { appends }] of admitted.entries()) {
    if (index === WARM_UP) start = performance.now();
    const { fates, sealed } = await checkSeals([appends], view);
    if (fates[0] !== 'enter') throw new Error(`the gate said ${fates[0]}`);
    ({ head } = present(sealed[0]?.seals.at(-1), 'a seal'));
  }
  const sealUs = ((performance.now() - start) * US_A_MS) / measured;

  const seals = readTuples([writer.state()], device).flatMap((tuple) => sealOf(tuple) ?? []);
  start = performance.now();
  for (const seal of seals) await verifyDeviceSignature(jwk, sealText(log, seal), seal.signature);
  const verifiedASecond = (seals.length / (performance.now() - start)) * US_A_MS;

  const line = { backend: '', floor: null, samples: measured } as const;
  const what = `an update of ${FACTS} facts and a seal through the gate`;
  return [
    {
      ...line,
      measure: `${what}, without the signature`,
      unit: 'µs',
      figure: admitUs,
      goal: { of: 'figure', atMost: 50 },
    },
    {
      ...line,
      measure: `${what}, with chain and signature`,
      unit: 'µs',
      figure: admitUs + sealUs,
      goal: null,
    },
    {
      ...line,
      measure: 'seals verified a second',
      unit: 'count',
      figure: verifiedASecond,
      goal: null,
    },
  ];
}

const emptyHub = (device: DeviceId): GateView => ({
  store: id<StoreId>('store1'),
  date: businessDate('2026-11-21'),
  device,
  writer: () => ({ device, epoch: 1 }),
  clock: () => 0,
  tail: () => null,
  ranges: () => [],
});
