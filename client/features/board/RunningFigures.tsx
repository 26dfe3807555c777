import { useFormat } from '#client/ui/hooks/format.ts';
import { useChain } from '#client/ui/hooks/records.ts';
import { useStoreMinute } from '#client/ui/hooks/store-clock.ts';
import { tabAmounts } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';

import classes from './RoomTile.module.css';
import { running } from './tiles.ts';

interface RunningFiguresProps {
  readonly tab: TabState;
}

/** What runs with the clock: elapsed time, its bar, the amount. Redrawn each minute, and it alone. */
export function RunningFigures({ tab }: RunningFiguresProps) {
  const now = useStoreMinute();
  const format = useFormat();
  const rounding = useChain()?.rounding ?? 'none';
  const { minutes, elapsed, hourShare } = running(tab.openedAt, now);
  const { dueFen } = tabAmounts(tab, now, rounding);
  return (
    <>
      <span className={classes['figures']}>
        <span title={format.minutes(minutes)}>{elapsed}</span>
        <span className={classes['amount']}>{format.fen(dueFen)}</span>
      </span>
      <span className={classes['bar']} aria-hidden="true">
        <span style={{ transform: `scaleX(${hourShare})` }} />
      </span>
    </>
  );
}
