import { hashPin } from '#client/engine/staff/pin.ts';
import { demoRegisters, type DemoRegisters } from '#domain/demo/registers.ts';
import { present } from '#domain/kernel/assert.ts';
import { chainDoc, storeDoc } from '#domain/registers/registers.ts';
import type { EnrolmentCode } from '#domain/wire/api.ts';

import { registerUpdate } from './register-update.ts';
import { connect, getToken, postJson, startChain, type TestDevice } from './tablet.ts';

const CHAIN_CHANNEL = 1;
const STORE_CHANNEL = 2;

/** A real chain of one store, with the demo's rooms, prices and people but none of its past. */
export interface StockedStore {
  /** The tablet that set it up. */
  readonly owner: TestDevice;
  readonly demo: DemoRegisters;
  /** A one-time code for a further tablet. */
  readonly makeCode: () => Promise<string>;
}

/** Sets up a chain on the server at `url` and fills its registers, with PINs as the demo tells them. */
export async function stockStore(url: string): Promise<StockedStore> {
  const owner = await startChain(url, 'Stocked');
  const { chain, store } = owner.grant;
  const demo = demoRegisters(chain, 'zh-CN');
  const { rooms } = present(demo.stores[0], 'the first store');
  const staff = await Promise.all(
    demo.staff.map(async ({ record, pin }) => ({
      ...record,
      stores: [],
      pin: await hashPin(crypto.subtle, randomBytes, pin, null),
    })),
  );
  const { roomTypes, tariffs, items, categories, stations, roles } = demo;
  const connection = await connect(owner);
  await connection.sub(CHAIN_CHANNEL, chainDoc(chain));
  await connection.sub(STORE_CHANNEL, storeDoc(store));
  const answers = [
    await connection.push(
      CHAIN_CHANNEL,
      registerUpdate({ roomTypes, tariffs, items, categories, stations, staff, roles }),
    ),
    await connection.push(STORE_CHANNEL, registerUpdate({ rooms })),
  ];
  await connection.close();
  const refused = answers.find((answer) => answer.type === 'nack');
  if (refused) throw new Error(`the hub refused the registers: ${JSON.stringify(refused)}`);
  return {
    owner,
    demo,
    async makeCode() {
      const made = await postJson(`${url}/api/codes`, { store }, await getToken(owner));
      // As domain/wire/api.ts says.
      return ((await made.json()) as EnrolmentCode).code;
    },
  };
}

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
