import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import type { Fen } from '#domain/kernel/fen.ts';

import { quickCash } from './quick-cash.ts';
import classes from './TenderPane.module.css';

interface QuickSumsProps {
  readonly leftFen: Fen;
  readonly onChoose: (sum: Fen) => void;
}

/** Sums of cash that are likely to be handed over, the exact one first. */
export function QuickSums({ leftFen, onChoose }: QuickSumsProps) {
  const { t } = useTranslation('settle');
  const format = useFormat();
  return (
    <div className={classes['quick']}>
      {quickCash(leftFen).map((sum) => (
        <button key={sum} type="button" className="tile" onClick={() => onChoose(sum)}>
          {sum === leftFen ? t('tender.exact', { amount: format.fen(sum) }) : format.yuan(sum)}
        </button>
      ))}
    </div>
  );
}
