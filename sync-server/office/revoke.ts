import type { ChainId, DeviceId, StaffId } from '#domain/kernel/ids.ts';
import { readRecords } from '#domain/registers/record-map.ts';
import { chainDoc } from '#domain/registers/registers.ts';
import type { Role, Staff } from '#domain/staff/records.ts';
import { hasRight } from '#domain/staff/rights.ts';
import type { Documents } from '#sync-server/documents/documents.ts';
import type { OfficeParts } from './parts.ts';

/**
 * Shuts a tablet out. Its tokens don't hold any more; the hub of its store hears of it with the
 * registers, as soon as it can be reached, and cuts its logs there.
 *
 * Who is at the tablet that asks only that tablet knows: that it is someone who may is checked, and
 * who it was is written down.
 *
 * @returns why not: `notFound` for a tablet that isn't the chain's; `forbidden` for the tablet itself
 * that asks, and where `staff` lacks the right.
 */
export function revokeDevice(
  parts: OfficeParts,
  device: DeviceId,
  by: { readonly device: DeviceId; readonly staff: StaffId },
): 'notFound' | 'forbidden' | null {
  const { registry, docs, chain } = parts;
  const record = registry.device(device);
  if (!record) return 'notFound';
  if (device === by.device || !hasRight(peopleOf(docs, chain), by.staff, 'settings.devices')) {
    return 'forbidden';
  }
  registry.revoke(device, { at: Date.now(), staff: by.staff, byDevice: by.device });
  registry.setStale(record.store, true);
  return null;
}

/** Who may do what in the chain, as its registers say. */
export function peopleOf(
  docs: Documents,
  chain: ChainId,
): { readonly staff: ReadonlyMap<StaffId, Staff>; readonly roles: ReadonlyMap<string, Role> } {
  const content = docs.load(docs.open(chainDoc(chain)).id);
  return {
    staff: readRecords<Staff>(content.getMap('staff')),
    roles: readRecords<Role>(content.getMap('roles')),
  };
}
