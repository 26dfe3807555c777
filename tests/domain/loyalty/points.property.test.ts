import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOn } from '#domain/accounts/lots.ts';
import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import { emptyBank, settle, type BankState } from '#domain/accounts/settle.ts';
import { entryId } from '#domain/journal/entry.ts';
import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import { fen, ZERO_FEN } from '#domain/kernel/fen.ts';
import {
  id,
  type AccountId,
  type DeviceId,
  type SaleId,
  type SpendId,
  type StaffId,
  type StoreId,
} from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { pointsLots } from '#domain/loyalty/periods.ts';
import type { PointsRules } from '#domain/loyalty/rules.ts';
import { friday, member } from '#tests/domain/accounts/bank-run.ts';
import { start } from '#tests/domain/support/till-log.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import {
  comeTo,
  count,
  earn,
  giveBack,
  owed,
  shoebox,
  spend,
  takeBack,
  type Shoebox,
  type Stamp,
} from './oracle.ts';

const account = id<AccountId>('points');

const step = fc.record({
  what: fc.constantFrom('earn', 'earn', 'spend', 'spend', 'return', 'takeBack'),
  amount: fc.integer({ min: 1, max: 30 }),
  pick: fc.nat(99),
  /** Days since the step before. */
  after: fc.constantFrom(0, 1, 3, 8, 20, 40),
});
const history = fc.record({
  steps: fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
  periodMonths: fc.constantFrom<PointsRules['periodMonths']>(1, 2, 3),
  rollOver: fc.boolean(),
  rollLimit: fc.option(fc.integer({ min: 0, max: 40 })),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

function entryOf(seq: number, date: BusinessDate, fact: TillFact): Recorded<TillFact> {
  const log = { device: id<DeviceId>('t0'), epoch: 0 };
  const at = instant(start + seq);
  const who = { store: id<StoreId>('s0'), actor: id<StaffId>('a') };
  return {
    ...log,
    ...who,
    date,
    seq,
    clock: { ms: at, count: 0 },
    at,
    id: entryId(log, seq),
    fact,
  };
}

/** Both at once: the bank's lots and the shoebox. */
class Both {
  bank: BankState = emptyBank(member);
  readonly box: Shoebox;
  date: BusinessDate = friday;
  readonly sales: { sale: SaleId; left: number }[] = [];
  readonly spends: { spend: SpendId; left: number; taken: Stamp[] }[] = [];
  private seq = 0;

  private readonly rules: Omit<History, 'steps'>;

  constructor(rules: Omit<History, 'steps'>) {
    this.rules = rules;
    this.box = shoebox(friday, rules.rollLimit);
    const terms = { kind: 'points', unitFen: fen(1), rollLimit: rules.rollLimit } as const;
    this.tell({ type: 'AccountOpened', member, account, name: 'Points', terms });
  }

  tell(fact: TillFact): void {
    this.bank = settle(this.bank, entryOf(this.seq, this.date, fact)).state;
    this.seq += 1;
  }

  get name(): string {
    return String(this.seq).padStart(4, '0');
  }

  balance(): number {
    const known = this.bank.books.accounts[account];
    return known ? balanceOn(known, this.date) : 0;
  }

  play({ what, amount, pick, after }: History['steps'][number]): void {
    this.date = plusDays(this.date, after);
    comeTo(this.box, this.date);
    if (what === 'earn') return this.earn(amount);
    if (what === 'spend') return this.spend(Math.min(amount, this.balance()));
    if (what === 'return') return this.giveBack(pick, amount);
    return this.takeBack(pick, amount);
  }

  private earn(amount: number): void {
    const sale = id<SaleId>(`s${this.name}`);
    const lots = pointsLots(amount, this.date, this.rules);
    const [lot] = lots;
    if (!lot?.until) throw new Error('points expire');
    this.sales.push({ sale, left: amount });
    const from = { why: 'earned', paidFen: ZERO_FEN, keeps: null } as const;
    this.tell({ type: 'AccountCredited', member, account, sale, lots, ...from });
    earn(this.box, sale, amount, lot.until, lot.rollUntil);
  }

  private spend(amount: number): void {
    if (amount === 0) return;
    const name = id<SpendId>(`p${this.name}`);
    const by = { basis: 'grant', allowances: [], beyond: 0, card: null, seen: 0 } as const;
    this.tell({ type: 'AccountSpent', member, account, spend: name, for: 'tab', amount, ...by });
    this.spends.push({ spend: name, left: amount, taken: spend(this.box, amount) });
  }

  private giveBack(pick: number, wanted: number): void {
    const known = this.spends[pick % this.spends.length];
    const amount = Math.min(wanted, known?.left ?? 0);
    if (!known || amount === 0) return;
    known.left -= amount;
    this.tell({ type: 'SpendReturned', member, account, spend: known.spend, amount });
    giveBack(this.box, amount, known.taken);
  }

  private takeBack(pick: number, wanted: number): void {
    const known = this.sales[pick % this.sales.length];
    const amount = Math.min(wanted, known?.left ?? 0);
    if (!known || amount === 0) return;
    known.left -= amount;
    const refund = id<SpendId>(`r${this.name}`);
    const of = { sale: known.sale, amount, refundFen: ZERO_FEN, allowances: [], seen: 0 };
    this.tell({ type: 'CreditRefunded', member, account, refund, ...of });
    takeBack(this.box, known.sale, amount);
  }
}

// Histories are long and machines are shared.
describe('points', { timeout: 120_000 }, () => {
  it('[PTS-2] [PTS-3] are, day by day, what a clerk with a shoebox of stamps has', () => {
    fc.assert(
      fc.property(history, ({ steps, ...rules }) => {
        const both = new Both(rules);
        for (const next of steps) {
          both.play(next);
          expect(both.balance()).toBe(count(both.box));
          expect(both.bank.books.accounts[account]?.owed).toBe(owed(both.box));
        }
        // And with nothing more told: what expires, expires.
        for (let day = 0; day < 400; day += 31) {
          both.date = plusDays(both.date, 31);
          comeTo(both.box, both.date);
          expect(both.balance()).toBe(count(both.box));
        }
      }),
      propertyRuns(60),
    );
  });
});
