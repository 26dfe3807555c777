import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './states.module.css';

/** What stands where rows are still being read. */
export function LoadingState() {
  const { t } = useTranslation('common');
  return (
    <div className={classes['state']} role="status">
      <Loader aria-hidden="true" />
      <span>{t('loading')}</span>
    </div>
  );
}
