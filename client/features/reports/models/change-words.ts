import { absFen, type Fen } from '#domain/kernel/fen.ts';

import type { Headline } from './day-takings.ts';

/** A change as what the screen puts into words. */
export interface Change {
  readonly kind: 'up' | 'down' | 'upPlain' | 'same';
  /** Never negative. */
  readonly amountFen: Fen;
  /** As in `12.5%`; empty where there was nothing before. */
  readonly percent: string;
}

export function changeWords(headline: Headline, language: string): Change {
  const { differenceFen, changeBasisPoints } = headline;
  const amountFen = absFen(differenceFen);
  if (differenceFen === 0) return { kind: 'same', amountFen, percent: '' };
  if (changeBasisPoints === null) return { kind: 'upPlain', amountFen, percent: '' };
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(Math.abs(changeBasisPoints) / 10_000);
  return { kind: differenceFen > 0 ? 'up' : 'down', amountFen, percent };
}
