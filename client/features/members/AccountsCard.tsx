import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import type { MemberMoney } from '#client/ui/hooks/member-money.ts';
import { usePlaceName } from '#client/ui/hooks/stores.ts';
import { useUnits } from '#client/ui/hooks/units.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { StateChip } from '#client/ui/StateChip.tsx';
import { fen } from '#domain/kernel/fen.ts';

import classes from './money.module.css';
import { type AccountCard, accountCards, type Holding, holdings } from './money-view.ts';
import { SellSheet } from './SellSheet.tsx';
import { TopUpSheet } from './TopUpSheet.tsx';

interface AccountsCardProps {
  readonly money: MemberMoney;
  readonly name: string;
  /** Whether something can be bought for the account; not for one who was merged (MEM-6). */
  readonly mayGive: boolean;
}

/** What the member has: balances with their parts and ends, what is owed, where it is held. */
export function AccountsCard({ money, name, mayGive }: AccountsCardProps) {
  const { t } = useTranslation('members');
  const [sheet, setSheet] = useState<'topUp' | 'sell' | null>(null);
  const { view } = money;
  const cards = accountCards(view);
  const held = holdings(view);
  return (
    <section className={classes['card']} aria-label={t('money.title')}>
      <header className={classes['head']}>
        <h2 className={classes['heading']}>{t('money.title')}</h2>
        {mayGive && (
          <>
            <Button variant="default" onClick={() => setSheet('sell')}>
              {t('money.sell')}
            </Button>
            <Button leftSection={<Icon name="plus" />} onClick={() => setSheet('topUp')}>
              {t('money.topUp')}
            </Button>
          </>
        )}
      </header>
      {view.unsettled.length > 0 && (
        <p className={classes['banner']} data-tone="warn">
          <Icon name="clock" size={20} />
          {t('money.provisional', { count: view.unsettled.length })}
        </p>
      )}
      {cards.length === 0 && <p className={classes['note']}>{t('money.none')}</p>}
      {cards.map((card) => (
        <AccountRow key={card.account.account} card={card} />
      ))}
      {held.length > 0 && (
        <>
          <h3 className={classes['sub']}>{t('money.heldTitle')}</h3>
          <p className={classes['note']}>{t('money.heldBody')}</p>
          <ul className={classes['list']}>
            {held.map((holding) => (
              <HoldingRow
                key={holding.allowance}
                holding={holding}
                card={cards.find(({ account }) => account.account === holding.account)}
                isRecalled={money.recalls.includes(holding.allowance)}
              />
            ))}
          </ul>
        </>
      )}
      {sheet === 'topUp' && <TopUpSheet view={view} name={name} onClose={() => setSheet(null)} />}
      {sheet === 'sell' && <SellSheet view={view} name={name} onClose={() => setSheet(null)} />}
    </section>
  );
}

function AccountRow({ card }: { readonly card: AccountCard }) {
  const { t } = useTranslation(['members', 'common']);
  const format = useFormat();
  const units = useUnits();
  const [open, setOpen] = useState(false);
  const { account, balance, paid, bonus, lots } = card;
  const { terms, owed } = account;
  const isMoney = terms.kind === 'storedValue';
  const first = lots.find(({ end }) => end !== null)?.end ?? null;
  return (
    <article className={classes['account']}>
      <div className={classes['line']}>
        <span className={classes['name']}>{account.name || t(`common:tenders.${terms.kind}`)}</span>
        {isMoney ? (
          <Amount fen={fen(balance)} size="large" />
        ) : (
          <strong className={classes['units']}>{units(terms, balance)}</strong>
        )}
      </div>
      {isMoney && (
        <p className={classes['parts']}>
          <span>{t('members:money.paid', { amount: format.fen(fen(paid)) })}</span>
          <span>{t('members:money.bonus', { amount: format.fen(fen(bonus)) })}</span>
        </p>
      )}
      {terms.kind === 'coupon' && (
        <p className={classes['parts']}>
          {t('members:money.couponTerms', {
            amount: format.fen(terms.unitFen),
            least: format.fen(terms.minDueFen ?? fen(0)),
          })}
        </p>
      )}
      {owed > 0 && (
        <StateChip
          tone="bad"
          icon="alert"
          label={t('members:money.owes', { units: units(terms, owed) })}
        />
      )}
      {first !== null && (
        <p className={classes['parts']}>{t('members:money.firstEnds', { date: first })}</p>
      )}
      {lots.length > 0 && (
        <button
          type="button"
          className={classes['more']}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('members:money.lots', { count: lots.length })}
        </button>
      )}
      {open && (
        <ul className={classes['list']}>
          {lots.map((lot) => (
            <li key={lot.lot} className={classes['lot']}>
              <span>{t(`members:money.part.${lot.part}`)}</span>
              <span>{units(terms, lot.left)}</span>
              <span>
                {lot.end === null
                  ? t('members:money.noEnd')
                  : t('members:money.ends', { date: lot.end })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

interface HoldingRowProps {
  readonly holding: Holding;
  readonly card: AccountCard | undefined;
  readonly isRecalled: boolean;
}

function HoldingRow({ holding, card, isRecalled }: HoldingRowProps) {
  const { t } = useTranslation(['members', 'common']);
  const format = useFormat();
  const units = useUnits();
  const placeName = usePlaceName();
  const { store, device, expires, isHere, left } = holding;
  return (
    <li className={classes['lot']}>
      <span>
        {placeName(store, device)}
        {isHere && ` · ${t('members:money.here')}`}
      </span>
      <span>{card ? units(card.account.terms, left) : left}</span>
      <span>
        {t('members:money.heldUntil', { time: format.dateTime(expires) })}
        {isRecalled && ` · ${t('members:money.recalled')}`}
      </span>
    </li>
  );
}
