import type { Fen } from '#domain/kernel/fen.ts';

const format = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** An amount as paper shows it: `¥1,234.50`, `-¥0.50`. */
export const paperAmount = (amount: Fen): string =>
  `${amount < 0 ? '-' : ''}¥${format.format(Math.abs(amount) / 100)}`;

/** An amount in a table of amounts, where a sign of the currency on each would only be noise. */
export const bareAmount = (amount: Fen): string => format.format(amount / 100);

const counts = new Intl.NumberFormat('en');

/** How many of what: `12瓶`, `12 btl`. */
export const paperQuantity = (quantity: number, unit: string): string =>
  `${quantity}${/^[!-~]/u.test(unit) ? ' ' : ''}${unit}`;

/** A number of anything but money. */
export const paperCount = (count: number): string => counts.format(count);
