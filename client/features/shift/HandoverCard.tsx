import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useWaitingJobs } from '#client/ui/printing/use-printing.ts';
import { StateChip } from '#client/ui/StateChip.tsx';

import classes from './shift.module.css';
import { useOpenTabs } from './use-shift.ts';

/** What the next shift takes over (SHIFT-2): rooms in use, and what isn't sent yet. */
export function HandoverCard() {
  const { t } = useTranslation('shift');
  const format = useFormat();
  const tabs = useOpenTabs() ?? [];
  const { unsent } = useStatus();
  return (
    <section className={classes['card']} aria-label={t('handover')}>
      <h2 className={classes['heading']}>{t('handover')}</h2>
      <h3 className={classes['subheading']}>
        {t('openRooms')} · {format.count(tabs.length)}
      </h3>
      {tabs.length === 0 && <p className={classes['lead']}>{t('noOpenRooms')}</p>}
      <ul className={classes['tabs']}>
        {tabs.map((tab) => (
          <li key={tab.tab}>
            <Link to="/tab/$tab" params={{ tab: tab.tab }} className={classes['tabLink']}>
              <strong>{tab.stays.at(-1)?.room.name ?? ''}</strong>
              <span>{tab.party}</span>
              <span className={classes['since']}>
                {t('since', { time: format.time(tab.openedAt) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Unprinted />
      <h3 className={classes['subheading']}>{t('unsent')}</h3>
      {unsent === 0 ? (
        <StateChip tone="good" icon="check" label={t('allSent')} />
      ) : (
        <p className={classes['lead']}>{t('unsentBody', { count: unsent })}</p>
      )}
    </section>
  );
}

/** What still isn't on paper; nothing where nothing waits. */
function Unprinted() {
  const { t } = useTranslation('shift');
  const format = useFormat();
  const count = useWaitingJobs()?.length ?? 0;
  if (count === 0) return null;
  return (
    <>
      <h3 className={classes['subheading']}>
        {t('unprinted')} · {format.count(count)}
      </h3>
      <Link to="/tickets" className={classes['tabLink']}>
        {t('toTickets')}
      </Link>
    </>
  );
}
