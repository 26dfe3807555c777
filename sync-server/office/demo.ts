import type { DemoRegisters } from '#domain/demo/registers.ts';
import { hashDemoPin } from '#sync-server/auth/pin.ts';
import type { Registry } from './registry.ts';
import type { RecordWrite } from './registers.ts';

/** All that the demo's registers hold, its PINs hashed. */
export async function demoRecords(demo: DemoRegisters): Promise<readonly RecordWrite[]> {
  const staff = await Promise.all(
    demo.staff.map(async ({ record, pin }) => ({ ...record, pin: await hashDemoPin(pin) })),
  );
  const writes: RecordWrite[] = [{ collection: 'chain', record: demo.chain }];
  for (const { settings, rooms, paper } of demo.stores) {
    writes.push({ collection: 'store', record: settings });
    writes.push({ collection: 'paper', record: paper, store: settings.id });
    for (const record of rooms) writes.push({ collection: 'rooms', record, store: settings.id });
  }
  for (const record of demo.roomTypes) writes.push({ collection: 'roomTypes', record });
  for (const record of demo.tariffs) writes.push({ collection: 'tariffs', record });
  for (const record of demo.items) writes.push({ collection: 'items', record });
  for (const record of demo.categories) writes.push({ collection: 'categories', record });
  for (const record of demo.stations) writes.push({ collection: 'stations', record });
  for (const record of demo.roles) writes.push({ collection: 'roles', record });
  for (const record of demo.tiers) writes.push({ collection: 'tiers', record });
  for (const record of demo.topUps) writes.push({ collection: 'topUps', record });
  for (const record of demo.products) writes.push({ collection: 'products', record });
  for (const record of staff) writes.push({ collection: 'staff', record });
  for (const record of demo.members) writes.push({ collection: 'members', record });
  return writes;
}

/** The stores and the tablets of the demo's past, which nobody holds and which have no key. */
export function registerDemoStores(demo: DemoRegisters, registry: Registry): void {
  for (const { settings, devices } of demo.stores) {
    registry.addStore(settings.id, settings.name);
    for (const { device, till } of devices) {
      registry.addDevice({ device, store: settings.id, name: till, key: null, tillOnly: false });
    }
  }
}
