import type { Instant } from '#domain/kernel/instant.ts';
import { withinFreeMinutes } from '#domain/tariffs/charge.ts';
import type { Tile } from './tiles.ts';

export type RoomAction =
  | 'open'
  | 'openTab'
  | 'transfer'
  | 'cancelOpening'
  | 'clean'
  | 'takeOutOfOrder'
  | 'restore'
  | 'resolve';

/** What can be done with a room now, the most likely first. */
export function roomActions(tile: Tile, now: Instant): readonly RoomAction[] {
  switch (tile.condition) {
    case 'free':
      return ['open', 'takeOutOfOrder'];
    case 'toClean':
      return ['clean', 'takeOutOfOrder'];
    case 'outOfOrder':
      return ['restore'];
    case 'conflict':
      return ['resolve'];
    case 'toPay':
      return ['openTab'];
    case 'inUse':
      // Its tab is over or hasn't arrived: whoever stands in the empty room may say so (ROOM-4).
      if (!tile.tab) return ['openTab', 'clean'];
      return canCancel(tile, now)
        ? ['openTab', 'transfer', 'cancelOpening']
        : ['openTab', 'transfer'];
  }
}

/** TAR-7: within the free minutes, with nothing ordered and nothing paid. */
function canCancel({ tab }: Tile, now: Instant): boolean {
  const stay = tab?.stays[0];
  if (!tab || !stay) return false;
  return (
    tab.orders.length === 0 &&
    tab.tenders.length === 0 &&
    withinFreeMinutes(stay.terms, tab.openedAt, now)
  );
}
