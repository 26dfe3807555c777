import type { DeviceId } from '../kernel/ids.ts';
import type { CollectionName } from './registers.ts';

/** What of a record says whose it is. */
interface Owned {
  readonly id: string;
  /** Of a printer: the tablet that it hangs on. */
  readonly device?: unknown;
}

/**
 * Whether a tablet that is for trading alone may write a record (HUB-32, ENG-26): members' profiles,
 * the printers that hang on itself, what its own till prints on, where tickets go and how paper looks.
 * Not what the chain or the store is: prices, staff, rooms, when the day turns.
 *
 * @param before the record as it is, null for a new one.
 * @param after as it would be, null where it would be taken away: nobody may.
 */
export function mayTillWrite(
  collection: CollectionName,
  before: Owned | null,
  after: Owned | null,
  device: DeviceId,
): boolean {
  if (after === null) return false;
  switch (collection) {
    case 'members':
    case 'stationRoutes':
    case 'paper':
      return true;
    case 'tillPrinters':
      return after.id === device;
    case 'printers':
      return after.device === device && (before === null || before.device === device);
    default:
      return false;
  }
}
