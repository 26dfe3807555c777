import { type Fen, fen, yuan } from '#domain/kernel/fen.ts';

const NOTES = [yuan(50), yuan(100)];
const STEPS = [yuan(10), yuan(50), yuan(100), yuan(200), yuan(500)];
const MOST_BUTTONS = 6;

/**
 * Sums of cash that a guest is likely to hand over for what is left: exact, a ¥50 or ¥100 note where
 * it covers, and the next round sums above.
 *
 * @returns ascending, each once, the exact sum first; empty when nothing is left.
 * @example quickCash(yuan(237)) // 237, 240, 250, 300, 400, 500
 */
export function quickCash(leftFen: Fen): readonly Fen[] {
  if (leftFen <= 0) return [];
  const round = STEPS.map((step) => fen(Math.ceil(leftFen / step) * step));
  const sums = [leftFen, ...NOTES.filter((note) => note >= leftFen), ...round];
  return [...new Set(sums)].toSorted((a, b) => a - b).slice(0, MOST_BUTTONS);
}
