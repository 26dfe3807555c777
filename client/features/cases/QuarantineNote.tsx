import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useNow } from '#client/ui/hooks/now.ts';
import { useQuarantined } from '#client/ui/hooks/quarantined.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { MINUTE_MS } from '#domain/kernel/instant.ts';

import { newlyKept } from './case-view.ts';
import classes from './cases.module.css';

/** That the server kept entries of this store outside of the journal lately, and where they are shown. */
export function QuarantineNote() {
  const { t } = useTranslation('cases');
  const now = useNow(MINUTE_MS);
  const kept = newlyKept(useQuarantined(), now);
  if (kept.length === 0) return null;
  return (
    <article className={classes['card']} data-tone="bad">
      <h2 className={classes['title']}>
        <Icon name="lock" />
        <span className={classes['what']}>{t('quarantine.title', { count: kept.length })}</span>
      </h2>
      <p className={classes['text']}>{t('quarantine.body')}</p>
      <div className={classes['buttons']}>
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/settings/$section" params={{ section: 'devices' }} {...props} />
          )}
        >
          {t('quarantine.open')}
        </Button>
      </div>
    </article>
  );
}
