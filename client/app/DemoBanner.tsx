import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';

import classes from './DemoBanner.module.css';

/** Says on every screen of the demo that it is one. */
export function DemoBanner() {
  const { t } = useTranslation('app');
  const { identity } = useStatus();
  if (identity?.demo !== true) return null;
  return <aside className={classes['banner']}>{t('demoBanner')}</aside>;
}
