import { fen, type Fen } from '../kernel/fen.ts';
import { minutesBetween, type Instant } from '../kernel/instant.ts';
import { openingHours } from './bands.ts';
import { cut } from './caps.ts';
import { chargePart, withinFreeMinutes, type TimeLine } from './charge.ts';
import type { PricingTerms } from './tariff.ts';

/** A part of a session: one room under one set of terms, up to where the next part begins. */
export interface SessionPart {
  readonly roomName: string;
  readonly from: Instant;
  readonly terms: PricingTerms;
}

/**
 * What a session costs until `to`, through every room it was in (MOVE-1, TAR-16).
 *
 * - Free minutes and the first hour are the session's, counted from the opening: changing rooms
 *   begins neither again.
 * - A room that was left is charged to the minute; units are whole only in the last room.
 * - Each room's part has its own tariff's cap, and where every part has one, the highest caps the
 *   session.
 *
 * @param parts in order; none costs nothing.
 */
export function chargeSession(parts: readonly SessionPart[], to: Instant): readonly TimeLine[] {
  const first = parts[0];
  if (!first) return [];
  const free = withinFreeMinutes(first.terms, first.from, to);
  const lines = parts.flatMap(({ terms, roomName, from }, index) => {
    const next = parts[index + 1];
    const movedOn = next !== undefined && next.from <= to;
    const before = Math.max(0, minutesBetween(first.from, from));
    return chargePart(terms, roomName, from, movedOn ? next.from : to, { free, before, movedOn });
  });
  return [...lines, ...sessionCap(parts, lines)];
}

/** The cap over several rooms; a single room's is already in its lines. */
function sessionCap(
  parts: readonly SessionPart[],
  lines: readonly TimeLine[],
): readonly TimeLine[] {
  const last = parts.at(-1);
  const caps = parts.map(({ terms }) => terms.tariff.capFen);
  if (!last || parts.length < 2 || !caps.every((cap): cap is Fen => cap !== null)) return [];
  const line = cut(lines, fen(Math.max(...caps)));
  if (!line) return [];
  const hours = openingHours(last.terms.tariff.bands);
  return [
    {
      ...line,
      roomName: last.roomName,
      bandFrom: hours.from,
      bandTo: hours.to,
      rateFen: fen(0),
      rule: 'sessionCap',
    },
  ];
}
