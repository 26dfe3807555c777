import { describe, expect, it } from 'vitest';

import { recordAnew } from '#client/engine/journal/refused.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { openTill, type TestTill } from './support/till.ts';
import { offlineTablet } from './support/tablet.ts';
import { firstRoom } from './support/trade.ts';

const ada = id<MemberId>('ada');

/** A till that took part of a tab's money, and whose whole log the hub then keeps in its quarantine. */
async function refusedTill(): Promise<{ readonly till: TestTill; readonly doc: string }> {
  const till = await openTill(ada);
  const { tab } = await till.must({
    type: 'openRoom',
    room: firstRoom,
    party: 'Li',
    heads: 4,
    member: null,
  });
  till.setClock(clockTime('19:10'));
  await till.must({
    type: 'takeTender',
    tab: tab as never,
    endedAt: clockTime('19:00'),
    tender: { tenderType: 'cash', receivedFen: yuan(10), reference: '' },
  });
  const [row] = await till.core.ports.database.outbox.toArray();
  return { till, doc: row?.doc ?? '' };
}

const outboxOf = async ({ core }: TestTill): Promise<readonly number[]> =>
  core.ports.database.outbox.orderBy('id').primaryKeys();

/** What is on the disk of the books, after another start. */
async function afterRestart({ disk }: TestTill) {
  const { engine, database } = await offlineTablet({ disk, at: clockTime('19:30') });
  const { unsent } = await engine.status();
  const [shift] = await database.shifts.toArray();
  const [tab] = await database.tabs.toArray();
  const counted = {
    cash: shift?.state.tenders.cash,
    tenders: tab?.state.tenders.map(({ amountFen }) => amountFen),
  };
  return { unsent, counted, log: await database.device.get('log') };
}

const ONCE = { cash: { count: 1, fen: yuan(10) }, tenders: [yuan(10)] };

describe('facts that the hub refused for good', () => {
  it('[ENG-19] are recorded anew, each once', async () => {
    const { till, doc } = await refusedTill();
    await recordAnew(till.core, doc, await outboxOf(till), 'forked');
    const { unsent, counted, log } = await afterRestart(till);
    expect(counted).toEqual(ONCE);
    expect(log).toMatchObject({ value: { epoch: 1 } });
    expect(unsent).toBeGreaterThanOrEqual(3);
  });

  it('[ENG-19] are neither lost nor counted twice where the tablet ends in the middle of it', async () => {
    const { till, doc } = await refusedTill();
    const before = (await outboxOf(till)).length;
    // From the first fact on nothing more is written.
    till.disk.refuse('outbox', 100);
    await recordAnew(till.core, doc, await outboxOf(till), 'forked');
    expect(await outboxOf(till)).toEqual([]);
    expect(till.core.status.get().unsent).toBe(before);
    till.disk.refuse('outbox', 0);
    const { unsent, counted, log } = await afterRestart(till);
    expect(counted).toEqual(ONCE);
    expect(log).toMatchObject({ value: { epoch: 1 } });
    expect(unsent).toBeGreaterThanOrEqual(before);
  });

  it('[ENG-19] are those from the refused one on: what came before it the hub has, and counts', async () => {
    const { till, doc } = await refusedTill();
    const before = await outboxOf(till);
    const last = before.slice(-1);
    // The hub's word on the earlier ones lies in the inbox, and is taken in after this.
    await recordAnew(till.core, doc, last, 'forked');
    const left = await outboxOf(till);
    expect(left.slice(0, -1)).toEqual(before.slice(0, -1));
    const { counted, log } = await afterRestart(till);
    expect(counted).toEqual(ONCE);
    // The tender alone, and the seal over it.
    expect(log).toMatchObject({ value: { epoch: 1, next: 1 } });
  });

  it('[ENG-19] stay as they were where nothing of it could be written', async () => {
    const { till, doc } = await refusedTill();
    const before = await outboxOf(till);
    till.disk.refuse('updates');
    await recordAnew(till.core, doc, before, 'forked');
    expect(await outboxOf(till)).toEqual(before);
    expect((await afterRestart(till)).counted).toEqual(ONCE);
  });
});
