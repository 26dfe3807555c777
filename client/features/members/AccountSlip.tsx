import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useStore } from '#client/ui/hooks/records.ts';
import type { Fen } from '#domain/kernel/fen.ts';

import classes from './money.module.css';

interface SlipLine {
  readonly label: string;
  readonly fen: Fen;
}

interface AccountSlipProps {
  readonly title: string;
  readonly name: string;
  readonly lines: readonly SlipLine[];
  /** What there is once it is done; left out where it isn't an amount. */
  readonly after?: SlipLine;
}

/** What the guest's slip will say, before anything is taken. */
export function AccountSlip({ title, name, lines, after }: AccountSlipProps) {
  const { t } = useTranslation('members');
  const store = useStore();
  const { date } = useStatus();
  return (
    <section className={classes['slip']} aria-label={title}>
      <p className={classes['slipHead']}>
        <strong>{store?.name}</strong>
        <span>{title}</span>
        <span>{date}</span>
      </p>
      <p className={classes['slipLine']}>
        <span>{t('slip.member')}</span>
        <span>{name}</span>
      </p>
      {lines.map(({ label, fen }) => (
        <p key={label} className={classes['slipLine']}>
          <span>{label}</span>
          <Amount fen={fen} />
        </p>
      ))}
      {after && (
        <p className={classes['slipLine']} data-sum="true">
          <span>{after.label}</span>
          <Amount fen={after.fen} />
        </p>
      )}
    </section>
  );
}
