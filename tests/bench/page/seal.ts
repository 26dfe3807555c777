import { Database } from '#client/engine/database.ts';
import { deviceRow } from '#client/engine/device-rows.ts';
import { sha256With } from '#client/engine/bytes.ts';
import { appendFacts } from '#client/engine/journal/append.ts';
import { openDay } from '#client/engine/journal/documents.ts';
import { newLog } from '#client/engine/journal/own-log.ts';
import { makeSeal } from '#client/engine/journal/seals.ts';
import { commit, SESSION_KEY } from '#client/engine/project/commit.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { id, type DeviceId, type RoomId, type StaffId, type StoreId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';

import type { Pairs } from '../statistics.ts';
import { openRawDisk } from './raw-disk.ts';
import { randomBytes } from './store-docs.ts';

/**
 * A fact, its seal (hash and signature) and the strict transaction that holds both, each followed by
 * a bare put of as many bytes as went into the journal.
 */
export async function measureSeal(samples: number): Promise<Pairs> {
  const database = new Database('seal');
  const disk = await openRawDisk('seal-floor');
  const { subtle } = crypto;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await subtle.generateKey(algorithm, false, ['sign', 'verify']);
  await database.device.put({ key: SESSION_KEY, value: 'bench' });
  const day = openDay(id<StoreId>('s1'), businessDate('2026-11-21'));
  let log = newLog(id<DeviceId>('d1'), 0);
  const figure: number[] = [];
  const floor: number[] = [];
  for (let count = 0; count < samples; count += 1) {
    const who = { actor: id<StaffId>('m1'), at: instant(Date.now()) };
    const start = performance.now();
    const fact = appendFacts(day, log, [{ type: 'RoomCleaned', room: id<RoomId>('r1') }], who);
    const sealed = await makeSeal(day, fact.log, keys.privateKey, {
      subtle,
      sha256: sha256With(subtle),
    });
    if (!sealed) throw new Error('there was nothing to seal');
    const seal = appendFacts(day, fact.log, [sealed], who);
    log = { ...seal.log, head: sealed.head, unsealedIn: null };
    await commit(database, 'bench', {
      updates: [
        { doc: day.name, bytes: fact.bytes },
        { doc: day.name, bytes: seal.bytes },
      ],
      device: [deviceRow('log', log)],
    });
    figure.push(performance.now() - start);
    const bytes = randomBytes(fact.bytes.byteLength + seal.bytes.byteLength);
    const floorStart = performance.now();
    await disk.put(bytes);
    floor.push(performance.now() - floorStart);
  }
  return { figure, floor };
}
