import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';

import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { syncWords } from '#client/ui/status/sync-words.ts';

import { Fact, StatusCard } from './StatusCard.tsx';
import classes from './StatusCard.module.css';
import { groupUnsent } from './unsent.ts';

const SECOND_MS = 1000;

/** Whether the server is reached, and what it hasn't confirmed yet, document by document. */
export function SyncCard() {
  const { t } = useTranslation('status');
  const status = useStatus();
  const format = useFormat();
  const now = useNow(SECOND_MS);
  const words = syncWords(status, now);
  const means = words.key === 'unsent' ? 'unsentMeans' : words.key;
  return (
    <StatusCard
      anchor="sync"
      icon={status.link === 'offline' ? 'cloudOff' : 'cloud'}
      tone={words.tone}
      title={t('sync.title')}
      means={t(`sync.${means}`)}
    >
      <Fact label={t('sync.lastContact')}>
        {status.lastContactAt === 0
          ? t('sync.never')
          : t('sync.ago', { age: format.duration(Math.max(0, now - status.lastContactAt)) })}
      </Fact>
      <Fact label={t('sync.unsent')}>
        {status.unsent === 0 ? t('sync.noneUnsent') : format.count(status.unsent)}
      </Fact>
      {status.catchingUpDays > 0 && (
        <p className={classes['note']}>{t('sync.catchingUp', { count: status.catchingUpDays })}</p>
      )}
      {status.pushRefused && (
        <p className={classes['problem']} role="alert">
          {t('sync.refused', { code: status.pushRefused.code })}
        </p>
      )}
      {status.unsent > 0 && <UnsentTable />}
    </StatusCard>
  );
}

function UnsentTable() {
  const { t } = useTranslation('status');
  const db = useDb();
  const format = useFormat();
  const rows = useLiveQuery(() => db.outbox.toArray(), [db]);
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('count')}</th>
          <th scope="col">{t('waitsSince')}</th>
        </tr>
      </thead>
      <tbody>
        {groupUnsent(rows ?? []).map((group) => (
          <tr key={group.doc}>
            <td>
              {t(`docs.${group.kind}`, {
                date: group.date === '' ? '' : format.date(group.date),
              })}
            </td>
            <td>{format.count(group.count)}</td>
            <td>{format.time(group.oldestAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
