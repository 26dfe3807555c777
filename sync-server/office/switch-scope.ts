import type { DeviceId, StaffId } from '#domain/kernel/ids.ts';
import { hasRight } from '#domain/staff/rights.ts';
import type { OfficeParts } from './parts.ts';
import { peopleOf } from './revoke.ts';

/**
 * Makes a tablet one for trading alone, or lets it write everything again (ENROL-10). Its next token
 * says so; the hub of its store hears of it with the registers, and takes no older token from then on.
 *
 * @returns why not: `notFound` for a tablet that isn't the chain's, or was shut out; `forbidden` for
 * the tablet itself that asks, from one that is for trading alone, and where `staff` lacks the right.
 * So whoever asks may write everything, and goes on to: a chain always has such a tablet.
 */
export function switchScope(
  { registry, docs, chain }: OfficeParts,
  device: DeviceId,
  tillOnly: boolean,
  by: { readonly device: DeviceId; readonly staff: StaffId },
): 'notFound' | 'forbidden' | null {
  const record = registry.device(device);
  if (!record || registry.isRevoked(device)) return 'notFound';
  const isByTill = registry.device(by.device)?.tillOnly ?? true;
  if (device === by.device || isByTill) return 'forbidden';
  if (!hasRight(peopleOf(docs, chain), by.staff, 'settings.devices')) return 'forbidden';
  if (record.tillOnly === tillOnly) return null;
  registry.setScope(device, tillOnly, { at: Date.now(), staff: by.staff, byDevice: by.device });
  registry.setStale(record.store, true);
  return null;
}
