import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Printing } from '#client/ui/printing/Printing.tsx';
import type { Settlement, TabState } from '#domain/tabs/state.ts';

import { changeOf } from './due.ts';
import classes from './PaidView.module.css';

// Paper and its words are no part of the first load: it is paid whether the preview has come or not.
const ReceiptPreview = lazy(async () => ({
  default: (await import('./ReceiptPreview.tsx')).ReceiptPreview,
}));

interface PaidViewProps {
  readonly state: TabState;
  readonly settlement: Settlement;
  readonly onDone: () => void;
}

const SECOND_MS = 1000;
const SHOWN_MS = 12 * SECOND_MS;

/** Unmistakably paid: the change, the receipt, and then the board again by itself. */
export function PaidView({ state, settlement, onDone }: PaidViewProps) {
  const { t } = useTranslation('settle');
  const [until, setUntil] = useState<number | null>(() => Date.now() + SHOWN_MS);
  const now = useNow(SECOND_MS);
  const secondsLeft = until === null ? null : Math.max(0, Math.ceil((until - now) / SECOND_MS));
  const changeFen = changeOf(state);
  useHotkeys({ Enter: onDone, Escape: onDone });
  // Nobody needs to tap for the board to return: staff are already on their way.
  useEffect(() => {
    if (secondsLeft === 0) onDone();
  }, [secondsLeft, onDone]);
  return (
    <section className={classes['paid']} aria-label={t('paid.title')}>
      <div className={classes['result']} role="status">
        <span className={classes['mark']}>
          <Icon name="check" size={72} />
        </span>
        <h1 className={classes['title']}>{t('paid.title')}</h1>
        <Amount fen={settlement.dueFen} size="large" />
        <div className={classes['change']}>
          {changeFen > 0 ? (
            <>
              <span>{t('paid.change')}</span>
              <Amount fen={changeFen} size="huge" />
            </>
          ) : (
            <span>{t('paid.noChange')}</span>
          )}
        </div>
        <p className={classes['receipt']}>{t('paid.receipt', { number: settlement.receipt })}</p>
        <Printing form="receipt" tab={state.tab} />
        <Button size="xl" onClick={onDone}>
          {t('paid.toRooms')}
        </Button>
        {secondsLeft !== null && (
          <Button variant="subtle" onClick={() => setUntil(null)}>
            {t('paid.returns', { count: secondsLeft })} · {t('paid.stay')}
          </Button>
        )}
      </div>
      <Suspense fallback={<div className={classes['preview']} />}>
        <ReceiptPreview state={state} settlement={settlement} />
      </Suspense>
    </section>
  );
}
