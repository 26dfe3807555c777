import type { TFunction } from 'i18next';
import { memo } from 'react';

import { useLongPress } from '#client/ui/hooks/long-press.ts';
import type { IconName } from '#client/ui/icon-paths.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { StateChip } from '#client/ui/StateChip.tsx';

import { LOOKS } from './looks.ts';
import { RunningFigures } from './RunningFigures.tsx';
import classes from './RoomTile.module.css';
import { isSameTile, type Tile } from './tiles.ts';

interface RoomTileProps {
  readonly tile: Tile;
  /** Given, because a tile that asked for it itself would take twice as long to be drawn. */
  readonly t: TFunction<'board'>;
  readonly onTap: (tile: Tile) => void;
  readonly onHold: (tile: Tile) => void;
}

function PlainRoomTile({ tile, t, onTap, onHold }: RoomTileProps) {
  const hold = useLongPress(() => onHold(tile));
  const look = LOOKS[tile.condition];
  const state = t(`conditions.${tile.condition}`);
  return (
    <button
      type="button"
      className={classes['tile']}
      data-tone={look.tone}
      data-condition={tile.condition}
      aria-label={[
        tile.room.name,
        state,
        tile.party,
        tile.unsent ? t('unsent') : '',
        tile.unprinted ? t('unprinted') : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      {...hold}
      onClick={() => onTap(tile)}
    >
      <span className={classes['head']}>
        <span className={classes['name']}>{tile.room.name}</span>
        <StateChip tone={look.tone} icon={look.icon} label={state} />
      </span>
      <span className={classes['type']}>{tile.typeName}</span>
      <span className={classes['party']}>
        {tile.tab ? (
          <>
            <span className={classes['who']}>{tile.party}</span>
            {tile.unsent && <Badge icon="cloudOff" title={t('unsent')} />}
            {tile.unprinted && <Badge icon="printer" title={t('unprinted')} />}
            <span className={classes['heads']}>
              <Icon name="persons" size={16} />
              {tile.heads}
            </span>
          </>
        ) : (
          <span className={classes['quiet']}>{tile.outOfOrderReason || tile.typeName}</span>
        )}
      </span>
      {tile.tab && <RunningFigures tab={tile.tab} />}
      {tile.servedBy !== '' && <span className={classes['served']}>{tile.servedBy}</span>}
    </button>
  );
}

interface BadgeProps {
  readonly icon: IconName;
  readonly title: string;
}

function Badge({ icon, title }: BadgeProps) {
  return (
    <span className={classes['badge']} title={title}>
      <Icon name={icon} size={16} />
    </span>
  );
}

/** One room: a tap does the likeliest thing, holding or a right click offers the rest. */
export const RoomTile = memo(
  PlainRoomTile,
  (before, after) =>
    isSameTile(before.tile, after.tile) &&
    before.t === after.t &&
    before.onTap === after.onTap &&
    before.onHold === after.onHold,
);
