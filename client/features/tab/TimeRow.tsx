import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useChain } from '#client/ui/hooks/records.ts';
import { useStoreMinute } from '#client/ui/hooks/store-clock.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { minutesBetween } from '#domain/kernel/instant.ts';
import { tabAmounts } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { EveningSheet } from './EveningSheet.tsx';
import classes from './TabLines.module.css';

interface TimeRowProps {
  readonly state: TabState;
}

/** The time charge in one line; a tap opens the picture of the evening. */
export function TimeRow({ state }: TimeRowProps) {
  const { t } = useTranslation('tab');
  const format = useFormat();
  const rounding = useChain()?.rounding ?? 'none';
  const minute = useStoreMinute();
  const until = state.settled?.endedAt ?? state.cancelled?.at ?? minute;
  const [open, setOpen] = useState(false);
  const first = state.stays[0];
  if (!first) return null;
  const minutes = format.minutes(Math.max(0, minutesBetween(first.from, until)));
  return (
    <>
      <button type="button" className={classes['time']} onClick={() => setOpen(true)}>
        <Icon name="clock" />
        <span className={classes['name']}>
          {t('timeCharge')}
          <small>{t('timeUntil', { from: format.time(first.from), minutes })}</small>
        </span>
        <Amount fen={tabAmounts(state, until, rounding).timeFen} />
        <Icon name="forward" />
      </button>
      {open && <EveningSheet state={state} until={until} onClose={() => setOpen(false)} />}
    </>
  );
}
