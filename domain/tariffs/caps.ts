import { fen, sumFen, type Fen } from '../kernel/fen.ts';
import { openingHours } from './bands.ts';
import type { TimeLine } from './charge.ts';
import type { Tariff } from './tariff.ts';

/**
 * The lines that take off what the caps don't allow (TAR-8): one for each band that reached its
 * own cap, then one for the stay. Each stands beside the lines it corrects, so that every line
 * still explains itself.
 *
 * @param lines what the stay was charged before caps.
 */
export function capLines(tariff: Tariff, lines: readonly TimeLine[]): readonly TimeLine[] {
  const off: TimeLine[] = [];
  for (const band of tariff.bands) {
    if (band.capFen === null) continue;
    const own = lines.filter((line) => line.bandFrom === band.from && line.bandTo === band.to);
    const line = cut(own, band.capFen);
    if (line) {
      const { from: bandFrom, to: bandTo, rateFen } = band;
      off.push({ ...line, bandFrom, bandTo, rateFen, rule: 'bandCap' });
    }
  }
  if (tariff.capFen === null || tariff.bands.length === 0) return off;
  const line = cut([...lines, ...off], tariff.capFen);
  if (!line) return off;
  const hours = openingHours(tariff.bands);
  return [
    ...off,
    { ...line, bandFrom: hours.from, bandTo: hours.to, rateFen: fen(0), rule: 'sessionCap' },
  ];
}

/** A line over the span of `lines` that brings their sum down to `capFen`; null when it is not above. */
export function cut(
  lines: readonly TimeLine[],
  capFen: Fen,
): Pick<TimeLine, 'roomName' | 'from' | 'to' | 'minutes' | 'amountFen'> | null {
  const total = sumFen(lines.map(({ amountFen }) => amountFen));
  const first = lines[0];
  if (!first || total <= capFen) return null;
  const to = lines.reduce((latest, line) => (line.to > latest ? line.to : latest), first.to);
  return {
    roomName: first.roomName,
    from: first.from,
    to,
    minutes: 0,
    amountFen: fen(capFen - total),
  };
}
