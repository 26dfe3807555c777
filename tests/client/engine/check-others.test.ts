import { describe, expect, it } from 'vitest';

import type { Core, Memory } from '#client/engine/core.ts';
import { checkOthers } from '#client/engine/journal/check-others.ts';
import { openDay, readNew, type OpenDay } from '#client/engine/journal/documents.ts';
import { createStatusBoard } from '#client/engine/status.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { id, type DeviceId, type StoreId } from '#domain/kernel/ids.ts';
import { sha256 } from '#sync-server/auth/sha256.ts';
import { cleaned, writeLog } from '#tests/setup/log-writer.ts';
import { makeKeys } from '#tests/setup/tablet.ts';
import * as Y from 'yjs';

import { createDisk } from './support/disk.ts';

async function scene() {
  const keys = await makeKeys();
  const log = writeLog({ grant: { device: 'other' }, keys });
  const status = createStatusBoard();
  const core = {
    ports: { subtle: crypto.subtle, now: () => 1, database: createDisk().open().database },
    sha256,
    status,
    deviceKeys: new Map([['other', keys.publicKey]]),
  } as unknown as Core;
  const memory = { identity: { device: id<DeviceId>('own') } } as unknown as Memory;
  const day = openDay(id<StoreId>('s1'), businessDate('2026-11-21'));
  const take = async (update: Uint8Array) => {
    Y.applyUpdate(day.doc, update);
    const rows = await checkOthers(core, memory, day);
    return { rows, read: readNew(day).entries.length };
  };
  return { log, take, status, day };
}

const countOf = (day: OpenDay): number => day.doc.getArray('log:other:1').length;

describe('what comes of another tablet’s log', () => {
  it('[ENG-21] is folded where chain and signature are right, batch after batch', async () => {
    const { log, take } = await scene();
    expect(await take(await log.facts(2))).toEqual({ rows: [], read: 3 });
    expect(await take(await log.facts())).toEqual({ rows: [], read: 2 });
  });

  it('[ENG-21] counts for nothing from where another key signed it, and is shown', async () => {
    const { log, take, status, day } = await scene();
    await take(await log.facts());
    log.append(cleaned(log.next()));
    const forged = log.append(await log.seal(await makeKeys()));
    const taken = await take(Y.mergeUpdates([log.state(), forged]));
    expect(taken.read).toBe(0);
    expect(taken.rows).toMatchObject([
      { value: [{ log: 'log:other:1', from: 2, reason: 'wrongSignature' }] },
    ]);
    expect(status.get().distrusted).toEqual(['log:other:1']);
    expect(countOf(day)).toBe(4);
    expect((await take(await log.facts())).read).toBe(0);
  });

  it('[ENG-21] counts for nothing from where a seal is of another content', async () => {
    const { log, take } = await scene();
    const tuple = await log.seal();
    const taken = await take(log.append(cleaned(0), Object.assign([...tuple], { 0: 1 }) as never));
    expect(taken).toMatchObject({ read: 0, rows: [{ value: [{ reason: 'wrongHash' }] }] });
  });

  it('[ENG-21] counts for nothing from where two branches of it meet', async () => {
    const { log, take } = await scene();
    await take(await log.facts());
    const branch = log.fork();
    await take(await log.facts());
    const taken = await take(await branch.sealed(cleaned(branch.next(), 1_700_000_999_999)));
    expect(taken).toMatchObject({ read: 0, rows: [{ value: [{ reason: 'gap' }] }] });
  });
});
