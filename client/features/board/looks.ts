import type { IconName } from '#client/ui/icon-paths.ts';
import type { Tone } from '#client/ui/StateChip.tsx';

import type { RoomAction } from './actions.ts';
import type { Condition } from './tiles.ts';

/** How each condition looks everywhere: colour, and an icon so that it is never colour alone. */
export const LOOKS: Readonly<Record<Condition, { readonly tone: Tone; readonly icon: IconName }>> =
  {
    conflict: { tone: 'bad', icon: 'conflict' },
    outOfOrder: { tone: 'idle', icon: 'wrench' },
    toPay: { tone: 'warn', icon: 'cash' },
    inUse: { tone: 'busy', icon: 'music' },
    toClean: { tone: 'warn', icon: 'broom' },
    free: { tone: 'good', icon: 'check' },
  };

export const ACTION_ICONS: Readonly<Record<RoomAction, IconName>> = {
  open: 'door',
  openTab: 'receipt',
  transfer: 'transfer',
  cancelOpening: 'undo',
  clean: 'broom',
  takeOutOfOrder: 'wrench',
  restore: 'check',
  resolve: 'conflict',
};
