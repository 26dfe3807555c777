import * as Y from 'yjs';

import type { Tier } from '#domain/accounts/records.ts';
import type { ChainSettings } from '#domain/chain/records.ts';
import { present } from '#domain/kernel/assert.ts';
import { yuan, type Fen } from '#domain/kernel/fen.ts';
import { id, type ChainId, type ItemId, type MemberId, type StoreId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import { chainDoc, memberDoc, storeDoc } from '#domain/registers/registers.ts';
import type { Item } from '#domain/tabs/records.ts';

import { registerUpdate } from './register-update.ts';
import { stockStore, type StockedStore } from './stocked-store.ts';
import { addStore, connect, joinStore, type TestDevice } from './tablet.ts';

/** The member whose money it is about. */
export const MEMBER = { name: '周文博', number: 'M700001' } as const;
/** Costs ¥400. */
export const BOTTLE = '年份红酒';

const TIER = 'gold';

/** A chain of two stores with the demo's rooms and prices, and one member of a tier. */
export interface TwoStockedStores extends StockedStore {
  /** A tablet of the second store, to make codes with. */
  readonly second: TestDevice;
}

/** @param floorFen F and G of the member's tier: what a till may risk while apart. */
export async function stockTwoStores(url: string, floorFen: Fen): Promise<TwoStockedStores> {
  const first = await stockStore(url);
  const { owner, demo } = first;
  const { chain, store } = owner.grant;
  const made = id<StoreId>(await addStore(owner, '南门店'));
  const second = await joinStore(owner, made);
  const item = present(demo.items[0], 'an item');
  const bottle: Item = {
    ...item,
    id: id<ItemId>('bottle'),
    name: BOTTLE,
    priceFen: yuan(400),
    barcode: '',
    station: null,
    modifiers: [],
  };
  const tier: Tier = { id: TIER, name: '金卡', sort: 1, retired: false };
  const floors = { [TIER]: { memberFen: floorFen, deviceFen: floorFen } };
  await push(owner, chainDoc(chain), registerUpdate({ tiers: [tier], items: [bottle] }));
  await push(owner, chainDoc(chain), fieldUpdate(chain, { tierFloors: floors }));
  const profile: MemberProfile = {
    ...MEMBER,
    id: id<MemberId>('member-700001'),
    phone: '13970000001',
    sex: 'male',
    birthday: '',
    tags: [],
    notes: '',
    source: '',
    home: store,
    tier: TIER,
    consent: true,
    status: 'active',
  };
  await push(owner, memberDoc(chain, profile.id), registerUpdate({ members: [profile] }));
  const { rooms } = present(demo.stores[0], 'a store');
  await push(second, storeDoc(made), registerUpdate({ rooms }));
  return { ...first, second };
}

/** The chain's record is there already: one field is written over it, as an edit does. */
function fieldUpdate(
  chain: ChainId,
  accounts: NonNullable<ChainSettings['accounts']>,
): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc();
  doc.getMap('chain').set(`${chain}/accounts`, accounts);
  // Yjs makes its updates in buffers of their own.
  return Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>;
}

async function push(
  device: TestDevice,
  doc: string,
  update: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const connection = await connect(device);
  await connection.sub(1, doc);
  const answer = await connection.push(1, update);
  await connection.close();
  if (answer.type === 'nack') throw new Error(`the hub refused ${doc}: ${answer.message}`);
}
