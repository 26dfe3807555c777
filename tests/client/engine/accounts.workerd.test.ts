import { afterEach, describe, expect, it } from 'vitest';

import { balanceOn } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { present } from '#domain/kernel/assert.ts';
import { fen } from '#domain/kernel/fen.ts';

import { stopTablets } from './support/store.ts';
import {
  alike,
  apart,
  member,
  must,
  pay,
  rowOf,
  sitDown,
  storedValue,
  storeOf,
} from './support/two-stores.ts';

afterEach(stopTablets);

describe("a member's stored value in two stores that are apart", () => {
  it('[OFF-3] goes below what is there by the floor alone, with one case that collecting closes', async () => {
    const { a, b, tabB } = await apart(40_000);
    expect(await pay(b, tabB, fen(40_000))).toMatchObject({ ok: true });
    const tabA = await sitDown(a, 4);
    expect(await pay(a, tabA, fen(40_000))).toMatchObject({ ok: true });
    for (const tablet of [a, b]) tablet.setNetwork(true);
    const books = await alike(a, b, ({ accounts, cases }) => {
      expect(accounts[storedValue]?.owed).toBe(30_000);
      // Who took it first may be settled second.
      expect(valuesOf(cases)[0]?.against).toBeTruthy();
    });
    const files = valuesOf(books.cases);
    // What B had left of its allowance may have paid a part before the other tablet heard of it.
    expect(files).toMatchObject([{ kind: 'overdraft', left: 30_000, resolved: null }]);
    const stores = new Set([files[0]?.by.store, files[0]?.against?.store]);
    expect(stores).toEqual(new Set([await storeOf(a), await storeOf(b)]));

    await must(a, {
      type: 'decideCase',
      member,
      case: files[0]?.id ?? '',
      action: 'collect',
      amount: 30_000,
      store: null,
      to: null,
      note: '',
      tender: { tenderType: 'cash', receivedFen: fen(30_000), reference: '' },
    });
    await alike(a, b, ({ accounts }) => expect(accounts[storedValue]?.owed).toBe(0));
    for (const tablet of [a, b]) expect((await rowOf(tablet)).openCases).toBe(0);
  });

  it('[OFF-3] is refused where the floor is 0, and nothing is owed', async () => {
    const { a, b, tabB } = await apart(0);
    expect(await pay(b, tabB, fen(40_000))).toMatchObject({ ok: true });
    const tabA = await sitDown(a, 4);
    expect(await pay(a, tabA, fen(40_000))).toMatchObject({
      ok: false,
      error: { kind: 'refused', refusal: { code: 'floorOff', values: { left: 0 } } },
    });
    for (const tablet of [a, b]) tablet.setNetwork(true);
    const books = await alike(a, b, ({ accounts, date }) => {
      const account = present(accounts[storedValue], 'the account');
      expect(balanceOn(account, present(date, 'a date'))).toBe(10_000);
    });
    expect(books.accounts[storedValue]?.owed).toBe(0);
    expect(valuesOf(books.cases)).toEqual([]);
  });
});
