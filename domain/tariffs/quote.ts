import { plusMinutes, type Instant } from '../kernel/instant.ts';
import type { Fen } from '../kernel/fen.ts';
import { chargeStay, timeTotal, type TimeLine } from './charge.ts';
import type { PricingTerms } from './tariff.ts';

/** What a stay would cost, before anybody agrees to it. */
export interface TimeQuote {
  readonly until: Instant;
  readonly lines: readonly TimeLine[];
  readonly amountFen: Fen;
}

/** What `minutes` from `from` would cost on these terms. */
export function quoteStay(
  terms: PricingTerms,
  roomName: string,
  from: Instant,
  minutes: number,
): TimeQuote {
  const until = plusMinutes(from, minutes);
  const lines = chargeStay(terms, roomName, from, until);
  return { until, lines, amountFen: timeTotal(lines) };
}
