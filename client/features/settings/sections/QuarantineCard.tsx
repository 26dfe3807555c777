import { useTranslation } from 'react-i18next';

import formClasses from '#client/ui/form/form.module.css';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useQuarantined } from '#client/ui/hooks/quarantined.ts';
import type { DeviceFreshness, QuarantinedEntries } from '#domain/wire/api.ts';

import classes from './devices.module.css';

/** Characters of a head that tell two apart on a screen. */
const HEAD_SHOWN = 12;

interface QuarantineCardProps {
  readonly devices: readonly DeviceFreshness[];
}

/** What the server kept outside of the journal: from which tablet, why, and what it says. */
export function QuarantineCard({ devices }: QuarantineCardProps) {
  const { t } = useTranslation('settings');
  const entries = useQuarantined();
  if (entries.length === 0) return null;
  return (
    <section className={classes['card']} aria-label={t('quarantine.title')}>
      <h2 className={formClasses['legend']}>{t('quarantine.title')}</h2>
      <p className={formClasses['help']}>{t('quarantine.body')}</p>
      <ul className={classes['suspects']}>
        {entries.map((found) => (
          <Suspect
            key={found.id}
            found={found}
            name={devices.find(({ device }) => device === found.device)?.name ?? found.device}
          />
        ))}
      </ul>
    </section>
  );
}

function Suspect({ found, name }: { readonly found: QuarantinedEntries; readonly name: string }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { reason, entries, at, heads } = found;
  const last = found.facts.at(-1);
  return (
    <li>
      <strong>{t(`quarantine.reason.${reason}`, { name })}</strong>
      <p className={formClasses['help']}>
        {t('quarantine.when', { count: entries, time: format.dateTime(at) })}
        {last && ` ${t('quarantine.recorded', { time: format.dateTime(last.at) })}`}
      </p>
      {heads && (
        <p className={classes['heads']}>
          {t('quarantine.heads', {
            seq: heads.other.seq,
            held: heads.held.head.slice(0, HEAD_SHOWN),
            other: heads.other.head.slice(0, HEAD_SHOWN),
          })}
        </p>
      )}
    </li>
  );
}
