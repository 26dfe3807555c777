import { afterEach, describe, expect, it } from 'vitest';

import { balanceOn } from '#domain/accounts/lots.ts';
import { valuesOf, type MemberAccounts } from '#domain/accounts/state.ts';
import { present } from '#domain/kernel/assert.ts';
import { fen } from '#domain/kernel/fen.ts';

import { stopTablets, until } from './support/store.ts';
import {
  member,
  must,
  pay,
  rowOf,
  settled,
  sitDown,
  storedValue,
  topUp,
  twoStores,
} from './support/two-stores.ts';
import type { OnlineTablet } from './support/online.ts';

afterEach(stopTablets);

/** Who holds what of the member's stored value, by device. */
const held = async (tablet: OnlineTablet) => {
  const { settled: books } = await rowOf(tablet);
  return valuesOf(books.allowances)
    .filter(({ closed }) => closed === null)
    .map(({ store, left }) => ({ store, left }));
};
const storeOf = async (tablet: OnlineTablet) => (await tablet.engine.status()).identity?.store;

/** Waits until both tablets have the same books, in which `check` finds what it wants. */
const alike = (
  a: OnlineTablet,
  b: OnlineTablet,
  check: (books: MemberAccounts) => void,
): Promise<MemberAccounts> =>
  until(async () => {
    const [first, second] = [await settled(a), await settled(b)];
    expect(first.version).toBe(second.version);
    expect(first.settled).toEqual(second.settled);
    check(first.settled);
    return first.settled;
  });

/** A top-up of ¥500 at A, then a check-in at B, which holds all of it; then both are cut off. */
async function apart(floorFen: number) {
  const { a, b } = await twoStores(fen(floorFen));
  await topUp(a, fen(50_000));
  await until(() => settled(a));
  const tabB = await sitDown(b, 4);
  const store = await storeOf(b);
  for (const tablet of [a, b]) {
    await until(async () => expect(await held(tablet)).toEqual([{ store, left: 50_000 }]));
    await until(() => settled(tablet));
  }
  for (const tablet of [a, b]) tablet.setNetwork(false);
  for (const tablet of [a, b]) {
    await until(async () => expect((await tablet.engine.status()).link).toBe('offline'));
  }
  return { a, b, tabB };
}

describe("a member's stored value in two stores that are apart", () => {
  it('[OFF-3] goes below what is there by the floor alone, with one case that collecting closes', async () => {
    const { a, b, tabB } = await apart(40_000);
    expect(await pay(b, tabB, fen(40_000))).toMatchObject({ ok: true });
    const tabA = await sitDown(a, 4);
    expect(await pay(a, tabA, fen(40_000))).toMatchObject({ ok: true });
    for (const tablet of [a, b]) tablet.setNetwork(true);
    const books = await alike(a, b, ({ accounts }) => {
      expect(accounts[storedValue]?.owed).toBe(30_000);
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
