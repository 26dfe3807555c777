import type { Fen } from '#domain/kernel/fen.ts';

import classes from './Amount.module.css';
import { useFormat } from './hooks/format.ts';

interface AmountProps {
  readonly fen: Fen;
  /** `large` is for what is to be paid; `huge` for change. */
  readonly size?: 'normal' | 'large' | 'huge';
}

/** An amount, `¥1,234.50`, in tabular figures, so that a total never jumps. */
export function Amount({ fen, size = 'normal' }: AmountProps) {
  const format = useFormat();
  return (
    <span className={classes['amount']} data-size={size}>
      {format.fen(fen)}
    </span>
  );
}
