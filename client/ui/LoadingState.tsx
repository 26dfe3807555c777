import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './states.module.css';

/** What stands where rows are still being read. */
export function LoadingState() {
  const { t } = useTranslation('common');
  return (
    <output className={classes['state']}>
      <Loader aria-hidden="true" />
      <span>{t('loading')}</span>
    </output>
  );
}
