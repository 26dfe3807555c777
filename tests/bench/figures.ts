import { type Pairs, quantile } from './statistics.ts';

export type Unit = 'ms' | 'µs' | 'kB' | 'count';

/** One line of the table. */
export interface Figure {
  readonly measure: string;
  /** Chromium's IndexedDB backend, where storage is meant. */
  readonly backend: Backend | '';
  readonly unit: Unit;
  readonly figure: number;
  /** The least that the same browser needs for the like, in the same run. */
  readonly floor: number | null;
  /** At most this many times the floor, or at most this much. Null: told, not judged. */
  readonly goal: { readonly of: 'ratio' | 'figure'; readonly atMost: number } | null;
  readonly samples: number;
}

export const BACKENDS = ['leveldb', 'sqlite'] as const;
export type Backend = (typeof BACKENDS)[number];

/** p50 and p95 of a measure against the same of its floor, each at most `atMost` times it. */
export const ratioFigures = (
  measure: string,
  backend: Backend | '',
  pairs: Pairs,
  atMost: number,
  shares: readonly number[] = [0.5, 0.95],
): readonly Figure[] =>
  shares.map((share) => ({
    measure: `${measure}, p${share * 100}`,
    backend,
    unit: 'ms',
    figure: quantile(pairs.figure, share),
    floor: quantile(pairs.floor, share),
    goal: { of: 'ratio', atMost },
    samples: pairs.figure.length,
  }));

const ratioOf = ({ figure, floor }: Figure): number | null =>
  floor === null || floor === 0 ? null : figure / floor;

/** Whether the goal is met; null where there is none. */
function isMet(line: Figure): boolean | null {
  if (line.goal === null) return null;
  const value = line.goal.of === 'figure' ? line.figure : ratioOf(line);
  return value !== null && value <= line.goal.atMost;
}

const HEADINGS = ['measure', 'storage', 'figure', 'floor', 'ratio', 'goal', 'ok?', 'n'] as const;

/** All lines as one table of text. */
export function formatTable(lines: readonly Figure[]): string {
  const rows = [HEADINGS, ...lines.map(cellsOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column < 2 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  '),
    )
    .join('\n');
}

function cellsOf(line: Figure): readonly string[] {
  const { measure, backend, unit, goal, samples } = line;
  const amount = (value: number): string => `${round(value)}${unit === 'count' ? '' : ` ${unit}`}`;
  const ratio = ratioOf(line);
  const met = isMet(line);
  return [
    measure,
    backend,
    amount(line.figure),
    line.floor === null ? '' : amount(line.floor),
    ratio === null ? '' : `${round(ratio)}×`,
    goal === null ? '' : goal.of === 'ratio' ? `≤ ${goal.atMost}×` : `≤ ${amount(goal.atMost)}`,
    met === null ? '' : met ? 'yes' : 'NO',
    String(samples),
  ];
}

const round = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
