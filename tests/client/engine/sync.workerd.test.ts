import { afterEach, describe, expect, it } from 'vitest';

import { businessDate } from '#domain/kernel/business-date.ts';
import { DAY_MS } from '#domain/kernel/instant.ts';

import {
  firstTablet,
  newTablet,
  openRoom,
  room,
  secondTablet,
  stopTablets,
  until,
} from './support/store.ts';

afterEach(stopTablets);
const none = businessDate('2000-01-01');

describe('two tablets and their hub', () => {
  it('[ENG-10] what one does the other shows, and the outbox empties', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    await openRoom(first);
    await until(async () => {
      expect((await second.database.rooms.get(room))?.state.occupants).toHaveLength(1);
      expect((await first.engine.status()).unsent).toBe(0);
    });
    expect(await first.database.outbox.count()).toBe(0);
  });

  it('[ENG-11] what both did apart is on both when the network is back', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    const tab = await openRoom(first);
    await until(async () => expect(await second.database.tabs.get(tab)).toBeDefined());
    for (const tablet of [first, second]) tablet.setNetwork(false);
    expect((await first.engine.run({ type: 'changeHeads', tab, heads: 5 })).ok).toBe(true);
    expect((await second.engine.run({ type: 'noteTab', tab, note: 'birthday' })).ok).toBe(true);
    await until(async () => {
      expect((await first.engine.status()).link).not.toBe('online');
    });
    for (const tablet of [first, second]) tablet.setNetwork(true);
    for (const tablet of [first, second]) {
      await until(async () => {
        const row = await tablet.database.tabs.get(tab);
        expect(row?.state).toMatchObject({ heads: 5, note: 'birthday' });
        expect((await tablet.engine.status()).unsent).toBe(0);
      });
    }
  });

  it('[ENG-12] a fact that comes days late reaches the other, and the day is closed', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    second.setNetwork(false);
    second.setSkew(-3 * DAY_MS);
    const tab = await openRoom(second);
    const date = (await second.database.tabs.get(tab))?.date;
    second.setSkew(0);
    second.setNetwork(true);
    await until(async () => {
      expect((await first.database.rooms.get(room))?.state.occupants).toHaveLength(1);
      expect(
        await first.database.segments
          .where('date')
          .equals(date ?? none)
          .count(),
      ).toBe(1);
    });
    expect(await first.engine.run({ type: 'noteTab', tab, note: 'came late' })).toMatchObject({
      ok: true,
    });
    await until(async () => {
      expect((await second.database.tabs.get(tab))?.state.note).toBe('came late');
      expect(
        await second.database.segments
          .where('date')
          .equals(date ?? none)
          .count(),
      ).toBe(1);
    });
  });

  it('[ENG-13] [PAY-6] one settles a tab at a time; alone a tablet goes by what it knows', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    const { staff } = await first.engine.status();
    expect(await first.engine.lockTab('t1')).toEqual({ locked: true, holder: null });
    await until(async () => {
      expect(await second.engine.lockTab('t1')).toEqual({ locked: false, holder: staff });
    });
    await first.engine.unlockTab('t1');
    await until(async () => {
      expect(await second.engine.lockTab('t1')).toEqual({ locked: true, holder: null });
    });
    first.setNetwork(false);
    expect(await first.engine.lockTab('t2')).toEqual({ locked: true, holder: null });
  });

  it('[PAY-6] takes nothing on a tab that another tablet is settling, and says who is', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    const tab = await openRoom(first);
    await until(async () => expect(await second.database.tabs.get(tab)).toBeDefined());
    const answers = await Promise.all([first.engine.lockTab(tab), second.engine.lockTab(tab)]);
    expect(answers.filter(({ locked }) => locked)).toHaveLength(1);
    const [holder, other] = answers[0].locked ? [first, second] : [second, first];
    const order = { type: 'noteTab', tab, note: 'one more' } as const;
    await until(async () => {
      expect(await other.engine.run(order)).toMatchObject({
        error: { refusal: { code: 'tabLocked', values: { staff: 'Owner' } } },
      });
    });
    expect((await holder.engine.run(order)).ok).toBe(true);
    await holder.engine.unlockTab(tab);
    await until(async () => expect((await other.engine.run(order)).ok).toBe(true));
  });

  it('[PAY-6] [PAY-7] two that settle a tab apart do not stop each other when the network is back', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    const tab = await openRoom(first);
    await until(async () => expect(await second.database.tabs.get(tab)).toBeDefined());
    second.setNetwork(false);
    for (const tablet of [first, second]) {
      expect(await tablet.engine.lockTab(tab)).toEqual({ locked: true, holder: null });
    }
    second.setNetwork(true);
    // A note that came after the lock in the same line tells that the lock has come.
    await second.engine.run({ type: 'noteTab', tab, note: 'from the second' });
    await until(async () => {
      expect((await first.database.tabs.get(tab))?.state.note).toBe('from the second');
    });
    const note = { type: 'noteTab', tab, note: 'from the first' } as const;
    expect(await first.engine.run(note)).toMatchObject({ ok: true });
  });

  it('[ENG-10] an outbox survives its engine, and is sent by the next', async () => {
    const first = await firstTablet();
    first.setNetwork(false);
    const tab = await openRoom(first);
    first.engine.stop();
    const again = newTablet(first.disk);
    await until(async () => {
      expect(await again.engine.status()).toMatchObject({ unsent: 0, link: 'online' });
    });
    const second = await secondTablet(again);
    await until(async () => expect(await second.database.tabs.get(tab)).toBeDefined());
  });

  it('asks the server for a screen that was quicker than the engine', async () => {
    const first = await firstTablet();
    const chain = (await first.engine.status()).identity?.chain;
    first.engine.stop();
    // Asked at once, before the engine has read who it is.
    const answer = await newTablet(first.disk).engine.fetchJson(`/api/chains/${chain}/stores`);
    expect(answer).toMatchObject({ ok: true, value: { stores: [{ name: 'First store' }] } });
  });
});
