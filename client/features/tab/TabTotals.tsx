import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useChain } from '#client/ui/hooks/records.ts';
import { useStoreMinute } from '#client/ui/hooks/store-clock.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { isOver, tabAmounts } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';

import classes from './TabTotals.module.css';

interface TabTotalsProps {
  readonly state: TabState;
  readonly onSettle: () => void;
}

/** What the tab comes to now, in figures that never jump, and the way to settle it. */
export function TabTotals({ state, onSettle }: TabTotalsProps) {
  const { t } = useTranslation('tab');
  const rounding = useChain()?.rounding ?? 'none';
  const now = useStoreMinute();
  const amounts = tabAmounts(state, now, rounding);
  return (
    <footer className={classes['totals']}>
      <dl className={classes['steps']}>
        <div>
          <dt>{t('timeCharge')}</dt>
          <dd>
            <Amount fen={amounts.timeFen} />
          </dd>
        </div>
        <div>
          <dt>{t('items')}</dt>
          <dd>
            <Amount fen={amounts.itemsFen} />
          </dd>
        </div>
        {amounts.paidFen > 0 && (
          <div>
            <dt>{t('paid')}</dt>
            <dd>
              <Amount fen={amounts.paidFen} />
            </dd>
          </div>
        )}
      </dl>
      <div className={classes['total']}>
        <span>{t('total')}</span>
        <Amount fen={amounts.dueFen} size="large" />
      </div>
      {!isOver(state) && (
        <Button size="lg" variant="outline" leftSection={<Icon name="cash" />} onClick={onSettle}>
          {t('settle')}
        </Button>
      )}
    </footer>
  );
}
