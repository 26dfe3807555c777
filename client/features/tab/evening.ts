import type { Instant } from '#domain/kernel/instant.ts';
import { timeLinesOf } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { TimeLine } from '#domain/tariffs/charge.ts';

/** A stretch of the evening in the bar: what it covers and how wide it is. */
interface Stretch {
  readonly line: TimeLine;
  /** Share of the whole stay, 0–100. */
  readonly widthPercent: number;
  /** 0 for the cheapest rate of the evening, up by one for each dearer one: its shade. */
  readonly shade: number;
}

/** The picture of an evening: a bar of stretches, and every line with its rule. */
export interface Evening {
  readonly from: Instant;
  readonly to: Instant;
  readonly stretches: readonly Stretch[];
  /** All lines, caps included, in order. */
  readonly lines: readonly TimeLine[];
}

/** The picture of a tab's time charge until `until`; null for a tab without a room. */
export function evening(tab: TabState, until: Instant): Evening | null {
  const first = tab.stays[0];
  if (!first) return null;
  const lines = timeLinesOf(tab, until);
  const timed = lines.filter((line) => line.to > line.from && !isCap(line));
  const whole = timed.reduce((sum, line) => sum + (line.to - line.from), 0);
  const rates = [...new Set(timed.map((line) => line.rateFen))].toSorted((a, b) => a - b);
  return {
    from: first.from,
    to: timed.at(-1)?.to ?? until,
    lines,
    stretches: timed.map((line) => ({
      line,
      widthPercent: ((line.to - line.from) / whole) * 100,
      shade: rates.indexOf(line.rateFen),
    })),
  };
}

const isCap = (line: TimeLine): boolean => line.rule === 'bandCap' || line.rule === 'sessionCap';
