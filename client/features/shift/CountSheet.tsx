import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import type { CashCount } from '#domain/shifts/entries.ts';

import { countRows, sheetTotal, withPieces } from './cash-count.ts';
import classes from './shift.module.css';

interface CountSheetProps {
  readonly count: CashCount;
  readonly onChange: (count: CashCount) => void;
  readonly totalLabel: string;
}

/** Cash by denomination: how many pieces of each, what they come to, and the total. */
export function CountSheet({ count, onChange, totalLabel }: CountSheetProps) {
  const { t } = useTranslation('shift');
  const format = useFormat();
  return (
    <div className={classes['sheet']}>
      <ul className={classes['rows']}>
        {countRows(count).map(({ denominationFen, pieces, amountFen }) => {
          const denomination = format.fen(denominationFen);
          return (
            <li key={denominationFen} className={classes['row']}>
              <span className={classes['denomination']}>{denomination}</span>
              <TextInput
                className={classes['pieces'] ?? ''}
                aria-label={t('piecesOf', { denomination })}
                inputMode="numeric"
                autoComplete="off"
                placeholder="0"
                value={pieces === 0 ? '' : String(pieces)}
                onChange={(event) =>
                  onChange(withPieces(count, denominationFen, event.currentTarget.value))
                }
              />
              <span className={classes['rowAmount']}>
                <Amount fen={amountFen} />
              </span>
            </li>
          );
        })}
      </ul>
      <p className={classes['sheetTotal']} aria-live="polite">
        <span>{totalLabel}</span>
        <Amount fen={sheetTotal(count)} size="large" />
      </p>
    </div>
  );
}
