import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { useLongPress } from '#client/ui/hooks/long-press.ts';
import type { Item } from '#domain/tabs/records.ts';

import classes from './OrderPad.module.css';

interface ItemTileProps {
  readonly item: Item;
  /** How many of it are composed. */
  readonly count: number;
  readonly onAdd: (item: Item) => void;
  readonly onCompose: (item: Item) => void;
}

/** One item: a tap adds one, holding composes a line. */
export const ItemTile = memo(function ItemTile({ item, count, onAdd, onCompose }: ItemTileProps) {
  const { t } = useTranslation('tab');
  const format = useFormat();
  const hold = useLongPress(() => onCompose(item));
  return (
    <button
      type="button"
      className={classes['item']}
      data-chosen={count > 0}
      {...hold}
      onClick={() => onAdd(item)}
    >
      {item.picture !== '' && <img src={item.picture} alt="" className={classes['picture']} />}
      <span className={classes['name']}>{item.name}</span>
      <span className={classes['price']}>
        {format.fen(item.priceFen)}
        {item.unit !== '' && <small>/{item.unit}</small>}
      </span>
      {count > 0 && (
        <span className={classes['count']} aria-label={t('pad.inDraft', { count })}>
          {count}
        </span>
      )}
    </button>
  );
});
