import { afterEach, describe, expect, it } from 'vitest';

import { valuesOf } from '#domain/accounts/state.ts';
import { present } from '#domain/kernel/assert.ts';
import { fen } from '#domain/kernel/fen.ts';
import { DAY_MS, HOUR_MS } from '#domain/kernel/instant.ts';

import { copyOf } from './support/disk.ts';
import { newTablet, stopTablets, until } from './support/store.ts';
import {
  alike,
  apart,
  member,
  must,
  pay,
  rowOf,
  settled,
  sitDown,
  storedValue,
  storeOf,
  topUp,
  twoStores,
} from './support/two-stores.ts';

afterEach(stopTablets);

describe("members' money on bad days", () => {
  it('[ACC-4] a card frozen at A and used at B is a case that names both, and costs the member nothing', async () => {
    const { a, b, tabB } = await apart(40_000, async (first) => {
      await must(first, { type: 'issueCard', member, number: 'K1' });
    });
    const card = present(valuesOf((await rowOf(b)).settled.cards)[0], 'a card').card;
    await must(a, { type: 'freezeCard', member, card, reason: 'lost' });
    expect(await pay(b, tabB, fen(20_000), card)).toMatchObject({ ok: true });
    for (const tablet of [a, b]) tablet.setNetwork(true);
    const { cases, accounts } = await alike(a, b, (books) =>
      expect(valuesOf(books.cases)).toHaveLength(1),
    );
    const [file] = valuesOf(cases);
    expect(file).toMatchObject({ kind: 'spendAfterFreeze', amount: 20_000, resolved: null });
    expect(file?.by.store).not.toBe(file?.against?.store);
    expect(accounts[storedValue]).toMatchObject({ owed: 0, lots: [{ used: 0 }] });
    // Heard of it: the till refuses the card from now on.
    expect(await pay(b, tabB, fen(100), card)).toMatchObject({
      error: { refusal: { code: 'cardFrozen' } },
    });
  });

  it('[ACC-1] [OFF-3] an allowance that ended while its till was apart leaves the floor, and pays after all', async () => {
    const { a, b, tabB } = await apart(40_000);
    b.setSkew(13 * HOUR_MS);
    expect(await pay(b, tabB, fen(40_000))).toMatchObject({ ok: true });
    expect((await rowOf(b)).unsettled).toMatchObject([{ fact: { basis: 'floor' } }]);
    b.setSkew(0);
    for (const tablet of [a, b]) tablet.setNetwork(true);
    await alike(a, b, ({ accounts, cases }) => {
      expect(accounts[storedValue]?.owed).toBe(0);
      expect(valuesOf(cases)).toEqual([]);
    });
  });

  it('[OFF-4] a clock in 2031 takes the floor at most, and what it recorded is settled', async () => {
    const { a, b, tabB } = await apart(40_000);
    b.setSkew(5 * 365 * DAY_MS);
    expect(await pay(b, tabB, fen(40_000))).toMatchObject({ ok: true });
    expect(await pay(b, tabB, fen(100))).toMatchObject({
      error: { refusal: { code: 'floorMember' } },
    });
    for (const tablet of [a, b]) tablet.setNetwork(true);
    await alike(a, b, ({ accounts, debits }) => {
      expect(valuesOf(debits)).toHaveLength(1);
      expect(accounts[storedValue]?.owed).toBe(0);
    });
  });

  it('[ENG-6] [ACC-5] a tablet put back from an old copy spends nothing twice, and loses nothing that it did apart', async () => {
    const { a } = await twoStores(fen(40_000));
    await topUp(a, fen(50_000));
    const tab = await sitDown(a, 9);
    await until(() => settled(a));
    const copy = await copyOf(a.database);
    expect(await pay(a, tab, fen(10_000))).toMatchObject({ ok: true });
    await until(() => settled(a));
    a.setNetwork(false);
    a.engine.stop();

    const restored = newTablet(copy);
    restored.setNetwork(false);
    expect(await pay(restored, tab, fen(5_000))).toMatchObject({ ok: true });
    restored.setNetwork(true);
    const store = await storeOf(restored);
    await until(async () => {
      const kept = await restored.engine.fetchJson(`/api/stores/${store}/quarantine`);
      expect(kept).toMatchObject({ ok: true, value: { entries: [{ reason: 'forked' }] } });
    });
    // What it did apart is recorded anew, since the hub has other entries in those places.
    const { settled: books } = await until(async () => {
      const row = await settled(restored);
      expect(valuesOf(row.settled.debits)).toHaveLength(2);
      return row;
    });
    const spent = valuesOf(books.debits).map(({ amount }) => amount);
    expect(spent.toSorted((x, y) => x - y)).toEqual([5_000, 10_000]);
    expect(books.accounts[storedValue]).toMatchObject({ owed: 0 });
    expect((await restored.database.tabs.get(tab))?.state.tenders).toHaveLength(2);
  });
});
