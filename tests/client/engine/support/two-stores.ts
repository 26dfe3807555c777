import { expect, inject } from 'vitest';

import type { RecordEdit, RunOutcome } from '#client/engine/api.ts';
import type { MemberAccountsRow } from '#client/engine/database.ts';
import { readDevice } from '#client/engine/device-rows.ts';
import { storedValueAccount } from '#domain/accounts/names.ts';
import { valuesOf, type MemberAccounts } from '#domain/accounts/state.ts';
import type { AccountSettings } from '#domain/accounts/terms.ts';
import type { ChainSettings } from '#domain/chain/records.ts';
import type { Command } from '#domain/commands/command.ts';
import { present } from '#domain/kernel/assert.ts';
import { fen, type Fen } from '#domain/kernel/fen.ts';
import {
  id,
  type CardId,
  type CategoryId,
  type ItemId,
  type MemberId,
  type RoomId,
  type TabId,
} from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import type { Item } from '#domain/tabs/records.ts';
import { addStore, type TestDevice } from '#tests/setup/tablet.ts';

import type { OnlineTablet } from './online.ts';
import { firstTablet, newTablet, room, until } from './store.ts';
import { draftLine } from '#tests/setup/draft-line.ts';

export const member = id<MemberId>('m1');
export const storedValue = storedValueAccount(member);
const tier = 'gold';

export interface TwoStores {
  /** Where the chain began; the member's home. */
  readonly a: OnlineTablet;
  readonly b: OnlineTablet;
}

/**
 * A chain of two stores with a tablet each and their shifts open, and a member of a tier.
 *
 * @param floorFen F and G of that tier; 0 for none.
 */
export async function twoStores(floorFen: Fen): Promise<TwoStores> {
  const a = await firstTablet();
  const floors = { memberFen: floorFen, deviceFen: floorFen };
  const accounts: Partial<AccountSettings> = { tierFloors: { [tier]: floors } };
  await edit(a, [
    { collection: 'chain', record: { ...(await chainOf(a)), accounts } },
    { collection: 'tiers', record: { id: tier, name: 'Gold', sort: 1, retired: false } },
    { collection: 'items', record: wine },
    { collection: 'members', record: await profileOf(a) },
  ]);
  const b = await tabletOfNewStore(a);
  for (const tablet of [a, b]) {
    await must(tablet, { type: 'openShift', float: {} });
    await until(async () => {
      expect(await tablet.database.members.get(member)).toMatchObject({ tier });
      const chain = await chainOf(tablet);
      expect(chain.accounts).toEqual(accounts);
    });
  }
  return { a, b };
}

const wine: Item = {
  id: id<ItemId>('wine'),
  name: 'Wine',
  category: id<CategoryId>('drinks'),
  priceFen: fen(10_000),
  unit: 'btl',
  barcode: '',
  station: null,
  modifiers: [],
  picture: '',
  favourite: false,
  sort: 1,
  retired: false,
};

async function chainOf({ database }: OnlineTablet): Promise<ChainSettings> {
  const row = await database.registers.where('collection').equals('chain').first();
  return present(row, 'the chain').record as ChainSettings;
}

async function profileOf({ engine }: OnlineTablet): Promise<MemberProfile> {
  const { identity } = await engine.status();
  return {
    id: member,
    number: 'M1',
    name: 'Li',
    phone: '13900000001',
    sex: 'female',
    birthday: '',
    tags: [],
    notes: '',
    source: '',
    home: present(identity, 'a store').store,
    tier,
    consent: true,
    status: 'active',
  };
}

async function edit({ engine }: OnlineTablet, edits: readonly RecordEdit[]): Promise<void> {
  expect(await engine.edit(edits)).toEqual({ ok: true, value: undefined });
}

/** A further store of the chain, with one room, and its tablet with the owner signed in. */
async function tabletOfNewStore(first: OnlineTablet): Promise<OnlineTablet> {
  const { database } = first;
  const { chain, store, device } = present(await readDevice(database, 'identity'), 'a store');
  const keys = present(await readDevice(database, 'keyPair'), 'a key');
  const grant = { chain, store, device } as TestDevice['grant'];
  const made = await addStore({ url: inject('serverUrl'), grant, keys }, 'Second store');
  const code = await first.engine.makeCode(id(made), false);
  if (!code.ok) throw new Error(JSON.stringify(code.error));
  const tablet = newTablet();
  const joined = await tablet.engine.joinWithCode(code.value.code, 'Second');
  if (!joined.ok) throw new Error(JSON.stringify(joined.error));
  const staff = await until(async () => {
    const rows = await tablet.database.registers.where('collection').equals('staff').toArray();
    expect(rows).toHaveLength(1);
    return present(rows[0], 'the owner').id;
  });
  await until(async () => {
    expect(await tablet.engine.signIn(id(staff), '2580')).toEqual({ ok: true, value: undefined });
  });
  const type = present(
    await until(async () => {
      const row = await tablet.database.registers.where('collection').equals('roomTypes').first();
      expect(row).toBeDefined();
      return row;
    }),
    'a room type',
  );
  await edit(tablet, [
    {
      collection: 'rooms',
      record: { id: room, name: '201', type: id(type.id), area: '2F', sort: 1, retired: false },
    },
  ]);
  return tablet;
}

/** Runs what must be accepted. @throws with the refusal. */
export async function must({ engine }: OnlineTablet, command: Command): Promise<RunOutcome> {
  const ran = await engine.run(command);
  if (!ran.ok) throw new Error(JSON.stringify(ran.error));
  return ran.value;
}

/** Opens the room for the member, who orders so many bottles of ¥100. @returns the tab. */
export async function sitDown(tablet: OnlineTablet, bottles: number): Promise<TabId> {
  const opened = await must(tablet, {
    type: 'openRoom',
    room: id<RoomId>(room),
    party: 'Li',
    heads: 4,
    member: { id: member, number: 'M1' },
  });
  const tab = present(opened.tab, 'a tab') as TabId;
  const line = draftLine(wine.id, bottles);
  await must(tablet, { type: 'sendOrder', tab, lines: [line] });
  return tab;
}

export const topUp = (tablet: OnlineTablet, paidFen: Fen): Promise<RunOutcome> =>
  must(tablet, {
    type: 'topUp',
    member,
    topUp: null,
    paidFen,
    tenders: [{ tenderType: 'cash', receivedFen: paidFen, reference: '' }],
  });

/** Pays of a tab out of the member's stored value. */
export const pay = (
  tablet: OnlineTablet,
  tab: TabId,
  amountFen: Fen,
  card: CardId | null = null,
): ReturnType<OnlineTablet['engine']['run']> =>
  tablet.engine.run({
    type: 'takeTender',
    tab,
    endedAt: 0 as never,
    tender: {
      tenderType: 'storedValue',
      member,
      account: storedValue,
      card,
      units: amountFen,
    },
  });

/** What a tablet has of the member. */
export async function rowOf({ database }: OnlineTablet): Promise<MemberAccountsRow> {
  return present(await database.accounts.get(member), 'a row of the member');
}

/** The row, when nothing is provisional and the server has all that the tablet did. @throws before. */
export async function settled(tablet: OnlineTablet): Promise<MemberAccountsRow> {
  const { link, unsent } = await tablet.engine.status();
  expect({ link, unsent }).toEqual({ link: 'online', unsent: 0 });
  const row = await rowOf(tablet);
  expect(row.unsettled).toEqual([]);
  return row;
}

/** Who holds what of the member's stored value, by device. */
const held = async (tablet: OnlineTablet) => {
  const { settled: books } = await rowOf(tablet);
  return valuesOf(books.allowances)
    .filter(({ closed }) => closed === null)
    .map(({ store, left }) => ({ store, left }));
};
export const storeOf = async (tablet: OnlineTablet) =>
  (await tablet.engine.status()).identity?.store;

/** Waits until both tablets have the same books, in which `check` finds what it wants. */
export const alike = (
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
export async function apart(
  floorFen: number,
  before: (a: OnlineTablet) => Promise<void> = () => Promise.resolve(),
): Promise<TwoStores & { readonly tabB: TabId }> {
  const { a, b } = await twoStores(fen(floorFen));
  await before(a);
  await topUp(a, fen(50_000));
  await until(() => settled(a));
  const tabB = await sitDown(b, 9);
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
