import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '#client/ui/hooks/command.tsx';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { useChain } from '#client/ui/hooks/records.ts';
import { useSale } from '#client/ui/hooks/sale.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { NewTender } from '#domain/commands/command.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { dueOf } from './due.ts';
import { DuePane } from './DuePane.tsx';
import { stopClock } from './ended-at.ts';
import classes from './SettleView.module.css';
import { TenderPane } from './TenderPane.tsx';

interface SettleViewProps {
  readonly state: TabState;
  readonly onBack: () => void;
}

/** What is due at the left, how it is paid at the right. The clock stands still meanwhile. */
export function SettleView({ state, onBack }: SettleViewProps) {
  const { t } = useTranslation(['settle', 'common']);
  const format = useFormat();
  const rounding = useChain()?.rounding ?? 'none';
  const { clockCorrectionMs } = useStatus();
  const command = useCommand();
  const [endedAt] = useState(() =>
    stopClock(state, instant(Math.round(Date.now() - clockCorrectionMs))),
  );
  const due = dueOf(state, endedAt, rounding);
  useSale(true);
  useHotkeys({ Escape: onBack });

  /** SETTLE-2: what leaves something due is taken, what pays the rest settles. */
  const take = async (tender: NewTender | null, leavesFen: number): Promise<boolean> => {
    const { tab } = state;
    const done =
      tender && leavesFen > 0
        ? await command.run({ type: 'takeTender', tab, endedAt, tender })
        : await command.run({ type: 'settleTab', tab, endedAt, tenders: tender ? [tender] : [] });
    return done !== null;
  };

  const room = state.stays.at(-1)?.room.name ?? '';
  return (
    <section className={classes['screen']}>
      <header className={classes['head']}>
        <ActionIcon variant="subtle" size={44} aria-label={t('settle:back')} onClick={onBack}>
          <Icon name="back" size={24} />
        </ActionIcon>
        <h1 className={classes['title']}>{t('settle:title', { room })}</h1>
        <span className={classes['party']}>{state.party}</span>
        <span className={classes['clock']}>
          <Icon name="clock" size={16} />
          {t('settle:clockStopped', { time: format.time(endedAt) })}
        </span>
      </header>
      <DuePane state={state} due={due} />
      <TenderPane
        state={state}
        due={due}
        endedAt={endedAt}
        failure={command.failure}
        onTake={take}
      />
      {command.approval}
    </section>
  );
}
