import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './BoardScreen.module.css';
import { fitGrid } from './grid-fit.ts';
import { RoomTile } from './RoomTile.tsx';
import { byArea, type Tile } from './tiles.ts';
import { useGridSize } from './use-grid-size.ts';

interface RoomGridProps {
  readonly tiles: readonly Tile[];
  readonly onTap: (tile: Tile) => void;
  readonly onHold: (tile: Tile) => void;
}

/** The tiles by area, as large as lets all of them be seen at once; a list on phones. */
export function RoomGrid({ tiles, onTap, onHold }: RoomGridProps) {
  const { t } = useTranslation('board');
  const { ref, width, height } = useGridSize();
  const areas = byArea(tiles);
  const fit = fitGrid(
    areas.map((area) => area.tiles.length),
    width,
    height,
  );
  const size = {
    '--columns': fit.columns,
    '--tile-height': `${fit.tileHeightPx}px`,
  } as CSSProperties;
  return (
    <div className={classes['scroll']}>
      <div ref={ref} className={classes['areas']} data-density={fit.density} style={size}>
        {areas.map((area) => (
          <section key={area.name} aria-label={area.name}>
            <h2 className={classes['area']}>{area.name}</h2>
            <div className={classes['grid']}>
              {area.tiles.map((tile) => (
                <RoomTile key={tile.room.id} tile={tile} t={t} onTap={onTap} onHold={onHold} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}
