import { Database } from '#client/engine/database.ts';
import { readDevice } from '#client/engine/device-rows.ts';
import { memberWrites } from '#client/engine/members/rows.ts';
import { demoRegisters, type DemoRegisters } from '#domain/demo/registers.ts';
import { present } from '#domain/kernel/assert.ts';
import { businessDateOf } from '#domain/kernel/business-date.ts';
import { id, type MemberId, type StoreId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';

import { fillDays } from './year.ts';

const BATCH = 2_000;

/**
 * Puts a past into the app's own tables, on the app's own origin while the app is closed: closed
 * days as the engine leaves them, and members as the directory brings them.
 */
export async function fillTablet(days: number, members: number): Promise<number> {
  const db = new Database('encore', { durability: 'relaxed' });
  const identity = present(await readDevice(db, 'identity'), 'a joined tablet');
  const demo = demoRegisters(identity.chain, 'zh-CN');
  const own = asStore(demo, identity.store);
  const { settings } = present(own.stores[0], 'the first store');
  const today = businessDateOf(instant(Date.now()), settings);
  const entries = await fillDays(db, own, identity.store, today, days);
  for (let from = 0; from < members; from += BATCH) {
    const profiles = Array.from({ length: BATCH }, (_, index) => {
      const profile = present(demo.members[(from + index) % demo.members.length], 'a member');
      const number = String(10_000_000 + from + index);
      return { ...profile, id: id<MemberId>(`filled-${number}`), number };
    });
    const rows = await memberWrites(profiles);
    await db.members.bulkPut([...rows.members]);
    await db.memberTexts.bulkAdd([...rows.memberTexts]);
  }
  db.close();
  return entries;
}

/** The demo with its first store under the id that this tablet's has. */
function asStore(demo: DemoRegisters, store: StoreId): DemoRegisters {
  const [first, ...others] = demo.stores;
  const { settings, ...rest } = present(first, 'the first store');
  const was = settings.id;
  const staff = demo.staff.map((one) => ({
    ...one,
    record: {
      ...one.record,
      stores: one.record.stores.map((each) => (each === was ? store : each)),
    },
  }));
  return { ...demo, staff, stores: [{ ...rest, settings: { ...settings, id: store } }, ...others] };
}
