import type { NewMoney } from '../commands/command.ts';
import { fen, maxFen, subtractFen, yuan, type Fen } from '../kernel/fen.ts';
import type { MoneyTender } from '../payments/entries.ts';
import type { CashCount } from '../shifts/entries.ts';
import { DENOMINATIONS } from '../shifts/expected.ts';
import type { Random } from './random.ts';

const TENDER_WEIGHTS: Readonly<Record<MoneyTender, number>> = {
  wechatPay: 46,
  alipay: 28,
  cash: 14,
  unionPay: 8,
  otherCard: 4,
};
const TENDER_CHOICES = Object.keys(TENDER_WEIGHTS) as readonly MoneyTender[];

/** How a guest pays `leftFen`, which is more than 0. Cash comes in notes, with change. */
export function payWith(random: Random, leftFen: Fen): NewMoney {
  const tenderType = random.weighted(TENDER_CHOICES, (type) => TENDER_WEIGHTS[type]);
  return tenderType === 'cash' ? inCash(random, leftFen) : byReference(random, tenderType, leftFen);
}

/** A part of `leftFen` that one guest of several pays by phone. */
export function payPart(random: Random, leftFen: Fen): NewMoney {
  const share = fen(Math.floor((leftFen * random.int(25, 60)) / 10_000) * 100);
  const type = random.chance(0.6) ? 'wechatPay' : 'alipay';
  return byReference(random, type, maxFen(yuan(1), share));
}

function inCash(random: Random, leftFen: Fen): NewMoney {
  const note = random.weighted([1, 10, 50, 100], (each) => (each === 1 ? 3 : each === 100 ? 5 : 2));
  const receivedFen = fen(Math.ceil(leftFen / yuan(note)) * yuan(note));
  return { tenderType: 'cash', receivedFen, reference: '' };
}

function byReference(random: Random, tenderType: MoneyTender, receivedFen: Fen): NewMoney {
  const digits = String(random.int(0, 99_999_999)).padStart(8, '0');
  const isCard = tenderType === 'unionPay' || tenderType === 'otherCard';
  return { tenderType, receivedFen, reference: isCard ? digits.slice(0, 6) : `4200${digits}` };
}

/** The fewest notes and coins that make an amount, the rest below the smallest coin left out. */
export function inNotes(amountFen: Fen): CashCount {
  const count: Record<number, number> = {};
  let left = maxFen(fen(0), amountFen);
  for (const face of DENOMINATIONS) {
    const pieces = Math.floor(left / face);
    if (pieces === 0) continue;
    count[face] = pieces;
    left = subtractFen(left, fen(face * pieces));
  }
  return count;
}

/** What a count by hand is off by: mostly nothing, now and then a few yuan. */
export const countingError = (random: Random): Fen =>
  yuan(random.weighted([0, -10, -5, -1, 1, 5], (off) => (off === 0 ? 14 : 1)));
