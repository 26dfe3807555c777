import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { fen } from '#domain/kernel/fen.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { ACCOUNT_TENDERS } from '#domain/payments/entries.ts';
import type { BankTotals } from '#domain/wire/bank.ts';

import type { PrepaidSum } from './models/prepaid.ts';
import classes from './reports.module.css';

/** Money taken and given for accounts in the range: beside the takings, not among them (PAY-12). */
export function PrepaidTakingsCard({ sums }: { readonly sums: readonly PrepaidSum[] }) {
  const { t } = useTranslation(['headOffice', 'shift']);
  const format = useFormat();
  if (sums.length === 0) return null;
  return (
    <section className={classes['card']} aria-label={t('headOffice:prepaid.taken')}>
      <h2 className={classes['heading']}>{t('headOffice:prepaid.taken')}</h2>
      <p className="caption">{t('headOffice:prepaid.takenBody')}</p>
      <dl className={classes['figures']}>
        {sums.map((sum) => (
          <div key={sum.for}>
            <dt>
              {t(`shift:prepaid.kinds.${sum.for}`)} · {format.count(sum.count)}
            </dt>
            <dd>
              <Amount fen={sum.fen} size="large" />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the chain owes its members as of today: stored value, cards, coupons and points. */
export function PrepaidCard({ today }: { readonly today: BusinessDate }) {
  const { t } = useTranslation(['headOffice', 'common']);
  const format = useFormat();
  const totals = useTotals(today);
  if (!totals || totals.kinds.length === 0) return null;
  return (
    <section className={classes['card']} aria-label={t('headOffice:prepaid.title')}>
      <h2 className={classes['heading']}>{t('headOffice:prepaid.title')}</h2>
      <p className="caption">{t('headOffice:prepaid.body', { date: format.date(today) })}</p>
      <dl className={classes['figures']}>
        {inOrder(totals.kinds).map(({ kind, accounts, paid, bonus, worthFen, owed }) => (
          <div key={kind}>
            <dt>
              {t(`common:tenders.${kind}`)} ·{' '}
              {t('headOffice:prepaid.accounts', {
                count: accounts,
                accounts: format.count(accounts),
              })}
            </dt>
            <dd>
              <Amount fen={worthFen} size="large" />
            </dd>
            {kind === 'storedValue' && (
              <dd>
                {t('headOffice:prepaid.parts', {
                  paid: format.fen(fen(paid)),
                  bonus: format.fen(fen(bonus)),
                })}
                {owed > 0 && ` · ${t('headOffice:prepaid.owed', { owed: format.fen(fen(owed)) })}`}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

const inOrder = (kinds: BankTotals['kinds']): BankTotals['kinds'] =>
  kinds.toSorted((a, b) => ACCOUNT_TENDERS.indexOf(a.kind) - ACCOUNT_TENDERS.indexOf(b.kind));

/** Null until the bank has answered; the last answer stays while the link is gone. */
function useTotals(date: BusinessDate): BankTotals | null {
  const engine = useEngine();
  const { link } = useStatus();
  const [totals, setTotals] = useState<BankTotals | null>(null);
  // The sums are the bank's alone: asked for when the screen opens and when the link returns.
  useEffect(() => {
    if (link !== 'online') return;
    let wanted = true;
    void engine.fetchJson(`/api/bank/totals?date=${date}`).then((result) => {
      // The server is ours and of the same version of the wire.
      if (wanted && result.ok) setTotals(result.value as BankTotals);
    });
    return () => {
      wanted = false;
    };
  }, [engine, link, date]);
  return totals;
}
