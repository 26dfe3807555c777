import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { RoomType } from '#domain/rooms/records.ts';

import classes from './FilterChips.module.css';
import { type BoardFilter, conditionChips, matches, typeChips } from './filters.ts';
import { LOOKS } from './looks.ts';
import type { Tile } from './tiles.ts';

interface FilterChipsProps {
  readonly tiles: readonly Tile[];
  readonly roomTypes: readonly RoomType[];
  readonly filter: BoardFilter;
  readonly onChange: (filter: BoardFilter) => void;
}

/** Chips with counts: by condition, and by room type. A tap on the chosen one lets go of it. */
export function FilterChips({ tiles, roomTypes, filter, onChange }: FilterChipsProps) {
  const { t } = useTranslation('board');
  const format = useFormat();
  const all = tiles.filter((tile) => matches(tile, { ...filter, condition: null })).length;
  const types = typeChips(tiles, roomTypes, filter);
  return (
    <div className={classes['chips']} role="group" aria-label={t('filters')}>
      <button
        type="button"
        aria-pressed={filter.condition === null}
        onClick={() => onChange({ ...filter, condition: null })}
      >
        {t('allRooms')} <b>{format.count(all)}</b>
      </button>
      {conditionChips(tiles, filter).map(({ key, count }) => (
        <button
          key={key}
          type="button"
          data-tone={LOOKS[key].tone}
          aria-pressed={filter.condition === key}
          onClick={() => onChange({ ...filter, condition: filter.condition === key ? null : key })}
        >
          <Icon name={LOOKS[key].icon} size={16} />
          {t(`conditions.${key}`)} <b>{format.count(count)}</b>
        </button>
      ))}
      {types.length > 1 && <span className={classes['divider']} aria-hidden="true" />}
      {types.length > 1 &&
        types.map(({ key, name, count }) => (
          <button
            key={key}
            type="button"
            aria-pressed={filter.roomType === key}
            onClick={() => onChange({ ...filter, roomType: filter.roomType === key ? null : key })}
          >
            {name} <b>{format.count(count)}</b>
          </button>
        ))}
    </div>
  );
}
