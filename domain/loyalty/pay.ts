import { refuse, type Refusal } from '../commands/refusal.ts';
import { fen, WHOLE_BASIS_POINTS, type Fen } from '../kernel/fen.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { FEN_IN_YUAN, type PointsRules } from './rules.ts';

/** Points, and what of a bill they pay. */
export interface PointsPayment {
  readonly points: number;
  readonly amountFen: Fen;
}

/**
 * The most that points can pay of a bill (PTS-4): whole yuan, at most the share that the owner set.
 *
 * @param dueFen the whole bill, whatever else pays it.
 * @example 100 points a yuan, 30 %, a bill of 88, 5,000 points → 2,600 points for 26
 */
export function mostPoints(dueFen: Fen, points: number, rules: PointsRules): PointsPayment {
  const due = Math.max(0, dueFen);
  const share = Math.min(rules.mostOfBill, WHOLE_BASIS_POINTS);
  const ofShare = quotient(due * share, WHOLE_BASIS_POINTS * FEN_IN_YUAN);
  const paid = Math.min(ofShare, quotient(Math.max(0, points), rules.pointsPerYuan));
  return { points: paid * rules.pointsPerYuan, amountFen: fen(paid * FEN_IN_YUAN) };
}

/**
 * What some points pay. `amountInvalid` where they are no whole yuan, `pointsShare` beyond the share
 * of the bill (with the most that would do).
 */
export function payWithPoints(
  dueFen: Fen,
  points: number,
  rules: PointsRules,
): Result<PointsPayment, Refusal> {
  const isWhole = Number.isSafeInteger(points) && points > 0 && points % rules.pointsPerYuan === 0;
  if (!isWhole) return err(refuse('amountInvalid', { step: rules.pointsPerYuan }));
  const most = mostPoints(dueFen, points, rules);
  if (most.points === points) return ok(most);
  const { mostOfBill } = rules;
  return err(refuse('pointsShare', { most: most.points, leftFen: most.amountFen, mostOfBill }));
}

/** How often one whole number is in another. */
const quotient = (whole: number, by: number): number => Number(BigInt(whole) / BigInt(by));
