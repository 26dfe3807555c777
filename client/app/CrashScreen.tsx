import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Icon } from '#client/ui/Icon.tsx';

import classes from './CrashScreen.module.css';

interface CrashScreenProps {
  readonly error: unknown;
}

/**
 * A screen that threw. What was recorded is in the tablet's database and the worker goes on
 * sending it, so opening again is safe.
 */
export function CrashScreen({ error }: CrashScreenProps) {
  const { t } = useTranslation('app');
  return (
    <main className={classes['crash']} role="alert">
      <Icon name="alert" size={48} />
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.body')}</p>
      <Group>
        <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
        <Button variant="default" component="a" href="/">
          {t('crash.toRooms')}
        </Button>
      </Group>
      <details>
        <summary>{t('crash.details')}</summary>
        <pre>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>
      </details>
    </main>
  );
}
