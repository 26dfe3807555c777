import * as Y from 'yjs';

import { hashPin } from '#client/engine/staff/pin.ts';
import { demoRegisters, type DemoRegisters } from '#domain/demo/registers.ts';
import { logName, type AnyEntry } from '#domain/journal/entry.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import { present } from '#domain/kernel/assert.ts';
import { id, type ChainId } from '#domain/kernel/ids.ts';
import { chainDoc, storeDoc } from '#domain/registers/registers.ts';
import type { DeviceGrant } from '#domain/wire/api.ts';
import { registerUpdate } from '#tests/setup/register-update.ts';

export const CHAIN = id<ChainId>('bench');

/** The demo chain as the bench's tablet meets it: the cashier of the first store signs in. */
export interface BenchStore {
  readonly demo: DemoRegisters;
  readonly grant: DeviceGrant;
  /** Register documents by name, each as one Yjs update. */
  readonly docs: ReadonlyMap<string, Uint8Array>;
  readonly cashier: {
    readonly id: DemoRegisters['staff'][number]['record']['id'];
    readonly pin: string;
  };
}

export async function makeStore(): Promise<BenchStore> {
  const demo = demoRegisters(CHAIN, 'zh-CN');
  const { settings, rooms } = present(demo.stores[0], 'the first store');
  const cashier = present(
    demo.staff.find(({ role }) => role === 'cashier'),
    'a cashier',
  );
  const pin = await hashPin(crypto.subtle, randomBytes, cashier.pin, null);
  const staff = demo.staff.map(({ record }) => ({ ...record, pin }));
  const docs = new Map([
    [
      chainDoc(CHAIN),
      registerUpdate({
        chain: [demo.chain],
        roomTypes: demo.roomTypes,
        tariffs: demo.tariffs,
        items: demo.items,
        categories: demo.categories,
        stations: demo.stations,
        staff,
        roles: demo.roles,
      }),
    ],
    [storeDoc(settings.id), registerUpdate({ store: [settings], rooms })],
  ]);
  const grant: DeviceGrant = {
    chain: CHAIN,
    store: settings.id,
    storeName: settings.name,
    device: id('bench-tablet'),
    till: 'D',
    block: 4,
    demo: false,
  };
  return { demo, grant, docs, cashier: { id: cashier.record.id, pin: cashier.pin } };
}

export const randomBytes = (count: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(count));

/** One day's document as its tablets wrote it together: a client and an array for each log. */
export function journalUpdate(entries: readonly AnyEntry[]): Uint8Array {
  const merged = new Y.Doc();
  for (const [name, own] of Map.groupBy(entries, logName)) {
    const doc = new Y.Doc();
    doc.getArray(name).push(own.map(toTuple));
    Y.applyUpdate(merged, Y.encodeStateAsUpdate(doc));
  }
  return Y.encodeStateAsUpdate(merged);
}
