import { type Fen, sumFen } from '#domain/kernel/fen.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import type { PrepaidLine } from '#domain/wire/api.ts';

import { type DateRange, isIn } from './range.ts';

/** What was taken or given for one purpose. */
export interface PrepaidSum {
  readonly for: PrepaidLine['for'];
  readonly count: number;
  readonly fen: Fen;
}

const PURPOSES = [
  'topUp',
  'sale',
  'case',
  'refund',
] as const satisfies readonly PrepaidSum['for'][];

/** Money for accounts in a range, by purpose. @param only one store; null for all. */
export function prepaidBy(
  lines: readonly PrepaidLine[],
  range: DateRange,
  only: StoreId | null,
): readonly PrepaidSum[] {
  const shown = lines.filter(
    ({ date, store }) => isIn(date, range) && (only === null || store === only),
  );
  return PURPOSES.flatMap((purpose): readonly PrepaidSum[] => {
    const own = shown.filter((line) => line.for === purpose);
    if (own.length === 0) return [];
    const count = own.reduce((sum, line) => sum + line.count, 0);
    return [{ for: purpose, count, fen: sumFen(own.map(({ fen }) => fen)) }];
  });
}
