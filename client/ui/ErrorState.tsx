import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Icon } from './Icon.tsx';
import classes from './states.module.css';

interface ErrorStateProps {
  readonly title?: string;
  /** What to do. */
  readonly body?: string;
  readonly onRetry?: () => void;
}

/** What stands where something could not be read or done: what to do, and a way to try again. */
export function ErrorState({ title, body, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('common');
  return (
    <div className={classes['state']} role="alert">
      <Icon name="alert" size={40} />
      <p className={classes['title']}>{title ?? t('unexpected')}</p>
      <p className={classes['body']}>{body ?? t('unexpectedAdvice')}</p>
      {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    </div>
  );
}
