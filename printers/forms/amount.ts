import type { Fen } from '#domain/kernel/fen.ts';

const format = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** An amount as paper shows it: `¥1,234.50`, `-¥0.50`. */
export const paperAmount = (amount: Fen): string =>
  `${amount < 0 ? '-' : ''}¥${format.format(Math.abs(amount) / 100)}`;
