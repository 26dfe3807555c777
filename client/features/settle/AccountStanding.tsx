import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useFailureText } from '#client/ui/hooks/failures.ts';
import { useUnits } from '#client/ui/hooks/units.ts';
import { Icon } from '#client/ui/Icon.tsx';

import {
  type AccountOffer,
  type AccountPreview,
  heldHere,
  type Paying,
  previewOf,
} from './account-offer.ts';
import classes from './TenderPane.module.css';

interface AccountStandingProps {
  readonly paying: Paying;
  readonly offer: AccountOffer;
  readonly coming: AccountPreview;
  /** Fills in what can be taken here now. */
  readonly onTakeLess: () => void;
}

/** By what right the till takes it; or why it can't, how much it could, and what the guest can do. */
export function AccountStanding({ paying, offer, coming, onTakeLess }: AccountStandingProps) {
  const { t } = useTranslation('settle');
  const failureText = useFailureText();
  const units = useUnits();
  const held = heldHere(paying.view, offer.account);
  const { refusal, right } = coming;
  const less = previewOf(paying, offer, '');
  if (refusal) {
    return (
      <div className={classes['standing']} data-tone="bad" role="alert">
        <p>
          <Icon name="alert" size={20} />
          {failureText({ kind: 'refused', refusal })}
        </p>
        {offer.suggested > 0 && offer.suggested < coming.units && (
          <Button variant="default" size="md" className={classes['less']} onClick={onTakeLess}>
            {t(less.stillFen > 0 ? 'account.takeLess' : 'account.takeThis', {
              units: units(offer.account.terms, offer.suggested),
            })}
          </Button>
        )}
      </div>
    );
  }
  const isFloor = right !== null && right.beyond > 0;
  const words =
    right === null
      ? t('account.byGrant')
      : isFloor
        ? t('account.byFloor', { units: units(offer.account.terms, right.beyond) })
        : right.basis === 'unlimited'
          ? t('account.byPeriod')
          : t('account.byAllowance', { units: units(offer.account.terms, held) });
  return (
    <div className={classes['standing']} data-tone={isFloor ? 'warn' : 'good'}>
      <p>
        <Icon name={isFloor ? 'cloudOff' : right ? 'check' : 'cloud'} size={20} />
        {words}
      </p>
      {paying.view.unsettled.length > 0 && (
        <p className={classes['hint']}>
          {t('account.provisional', { count: paying.view.unsettled.length })}
        </p>
      )}
    </div>
  );
}
