import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useRights } from '#client/ui/hooks/staff.ts';
import { Icon } from '#client/ui/Icon.tsx';

import { placesFor } from './places.ts';
import classes from './Rail.module.css';

/** The places, at the left on a tablet and at the bottom on a phone. */
export function Rail() {
  const { t } = useTranslation('app');
  const places = placesFor(useRights());
  return (
    <nav className={classes['rail']} aria-label={t('navigation')}>
      {places.map((place) => (
        <Link
          key={place.name}
          to={place.path}
          className={classes['place']}
          activeOptions={{ exact: place.path === '/' }}
        >
          <Icon name={place.icon} size={24} />
          <span>{t(`places.${place.name}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
