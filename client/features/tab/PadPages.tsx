import { useTranslation } from 'react-i18next';

import { Icon } from '#client/ui/Icon.tsx';
import type { Category } from '#domain/tabs/records.ts';

import classes from './OrderPad.module.css';
import type { PadPage } from './pad.ts';

interface PadPagesProps {
  /** Null while a search is shown. */
  readonly page: PadPage | null;
  readonly categories: readonly Category[];
  readonly hasRecent: boolean;
  readonly onChoose: (page: PadPage) => void;
}

/** The pages of the pad: favourites, what this room had last, and the categories. */
export function PadPages({ page, categories, hasRecent, onChoose }: PadPagesProps) {
  const { t } = useTranslation('tab');
  return (
    <div className={classes['pages']} role="group" aria-label={t('pad.categories')}>
      <button
        type="button"
        aria-pressed={page === 'favourites'}
        onClick={() => onChoose('favourites')}
      >
        <Icon name="star" size={16} />
        {t('pad.favourites')}
      </button>
      {hasRecent && (
        <button type="button" aria-pressed={page === 'recent'} onClick={() => onChoose('recent')}>
          <Icon name="clock" size={16} />
          {t('pad.recent')}
        </button>
      )}
      {categories.map(({ id, name }) => (
        <button key={id} type="button" aria-pressed={page === id} onClick={() => onChoose(id)}>
          {name}
        </button>
      ))}
    </div>
  );
}
