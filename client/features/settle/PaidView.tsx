import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Printing } from '#client/ui/printing/Printing.tsx';
import { useJobAbout } from '#client/ui/printing/use-job-about.ts';
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

/**
 * Unmistakably paid: the change, the receipt, and then the board again by itself; not before a receipt
 * that was asked for has come to its end.
 */
export function PaidView({ state, settlement, onDone }: PaidViewProps) {
  const { t } = useTranslation('settle');
  const [stays, setStays] = useState(false);
  const receipt = useJobAbout({ form: 'receipt', tab: state.tab, about: '' });
  const changeFen = changeOf(state);
  useHotkeys({ Enter: onDone, Escape: onDone });
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
        {receipt?.ended === null && <p className={classes['waits']}>{t('paid.waits')}</p>}
        {!stays && receipt !== undefined && receipt?.ended !== null && (
          <Return onDone={onDone} onStay={() => setStays(true)} />
        )}
      </div>
      <Suspense fallback={<div className={classes['preview']} />}>
        <ReceiptPreview state={state} settlement={settlement} />
      </Suspense>
    </section>
  );
}

interface ReturnProps {
  readonly onDone: () => void;
  readonly onStay: () => void;
}

/** Nobody needs to tap for the board to return: staff are already on their way. */
function Return({ onDone, onStay }: ReturnProps) {
  const { t } = useTranslation('settle');
  const [until] = useState(() => Date.now() + SHOWN_MS);
  const now = useNow(SECOND_MS);
  const secondsLeft = Math.max(0, Math.ceil((until - now) / SECOND_MS));
  // The time is up by itself, without a tap that could say so.
  useEffect(() => {
    if (secondsLeft === 0) onDone();
  }, [secondsLeft, onDone]);
  return (
    <Button variant="subtle" onClick={onStay}>
      {t('paid.returns', { count: secondsLeft })} · {t('paid.stay')}
    </Button>
  );
}
