import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedValueAccount } from '#domain/accounts/names.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import type { Command } from '#domain/commands/command.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { plusMinutes } from '#domain/kernel/instant.ts';
import { expectedCash } from '#domain/shifts/expected.ts';
import { order, openRoom, openShift } from '#tests/domain/support/evening.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import { ada, createMoney, evening } from './till-run.ts';

const ACTIONS = [
  'topUp',
  'spend',
  'spend',
  'cash',
  'giveBack',
  'refund',
  'release',
  'collect',
  'settle',
  'offline',
] as const;

const steps = fc.array(
  fc.record({ till: fc.nat(1), action: fc.constantFrom(...ACTIONS), pick: fc.nat(999) }),
  { minLength: 20, maxLength: 80, size: 'max' },
);

type Run = ReturnType<typeof createMoney>;
type Till = Run['tills'][number];

const cash = (amount: number) =>
  ({ tenderType: 'cash', receivedFen: fen(amount), reference: '' }) as const;

/** One more thing that somebody does at a till; what is refused is as good as not done. */
function commandOf(
  action: (typeof ACTIONS)[number],
  pick: number,
  till: Till,
  run: Run,
): Command | null {
  const [tab] = till.books.tabs().filter(({ openedBy, settled }) => openedBy && !settled);
  const units = ((pick % 30) + 1) * 1_000 + (pick % 7);
  const { books } = run.bankOf(ada);
  const chosen = <Value>(values: readonly Value[]): Value | undefined =>
    values[pick % values.length];
  switch (action) {
    case 'topUp':
      return pick % 2
        ? { type: 'topUp', member: ada, topUp: 'pack500', paidFen: fen(0), tenders: [cash(60_000)] }
        : { type: 'topUp', member: ada, topUp: null, paidFen: fen(units), tenders: [cash(units)] };
    case 'spend': {
      const account = storedValueAccount(ada);
      const tender = {
        tenderType: 'storedValue',
        member: ada,
        account,
        card: null,
        units,
      } as const;
      return tab ? { type: 'takeTender', tab: tab.tab, endedAt: evening, tender } : null;
    }
    case 'cash':
      return tab
        ? { type: 'takeTender', tab: tab.tab, endedAt: evening, tender: cash(units) }
        : null;
    case 'giveBack': {
      const tender = chosen(tab?.tenders ?? []);
      return tab && tender
        ? { type: 'voidTender', tab: tab.tab, tender: tender.tender, reason: 'wrong' }
        : null;
    }
    case 'refund': {
      const sale = chosen(valuesOf(books.sales));
      const by = { tenderType: 'cash', reference: '' } as const;
      return sale ? { type: 'refundSale', member: ada, sale: sale.sale, ...by } : null;
    }
    case 'release': {
      const held = chosen(valuesOf(books.allowances));
      return held ? { type: 'releaseAllowance', member: ada, allowance: held.allowance } : null;
    }
    case 'collect': {
      const file = chosen(valuesOf(books.cases));
      if (!file) return null;
      const amount = Math.max(1, Math.ceil(file.left / 2));
      const what = { case: file.id, action: 'collect', amount, store: null, to: null } as const;
      return { type: 'decideCase', member: ada, ...what, note: '', tender: cash(amount) };
    }
    default:
      return null;
  }
}

function play(
  history: readonly { till: number; action: (typeof ACTIONS)[number]; pick: number }[],
) {
  const run = createMoney(2);
  for (const [index, till] of run.tills.entries()) {
    openShift(till, evening);
    const tab = openRoom(till, `r${index + 1}`, evening);
    order(till, tab, 'beer', 300, evening);
  }
  let at = evening;
  for (const { till: index, action, pick } of history) {
    at = plusMinutes(at, 1);
    const till = run.tills[index];
    if (!till) continue;
    if (action === 'settle') run.settle();
    else if (action === 'offline') till.money.isOnline = !till.money.isOnline;
    else {
      const command = commandOf(action, pick, till, run);
      if (command) till.run(command, at);
    }
  }
  // Twice: a fact that waited for another till's is settled by then.
  run.settle();
  run.settle();
  return run;
}

describe('tills and the bank', () => {
  it('[ACC-11] [PAY-10] agree to the fen on money in the drawers and on what tabs were paid with', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const run = play(history);
        const { books } = run.bankOf(ada);
        const facts = run.tills.flatMap(({ log }) => log.map(({ fact }) => fact));
        const tally = (purpose: string): number =>
          facts.reduce(
            (sum, fact) =>
              fact.type === 'AccountTender' && fact.for === purpose ? sum + fact.amountFen : sum,
            0,
          );
        const sales = valuesOf(books.sales);
        expect(tally('topUp')).toBe(sales.reduce((sum, { paidFen }) => sum + paidFen, 0));
        expect(tally('refund')).toBe(sales.reduce((sum, sale) => sum - sale.refundedFen, 0));

        const standing = run.tills
          .flatMap((till) => till.books.tabs())
          .flatMap(({ tenders }) => tenders)
          .filter(({ tenderType, voidedFor }) => tenderType === 'storedValue' && !voidedFor)
          .reduce((sum, { amountFen }) => sum + amountFen, 0);
        const spent = valuesOf(books.debits)
          .filter(({ why }) => why === 'spend')
          .reduce((sum, { amount, returned }) => sum + amount - returned, 0);
        expect(standing).toBe(spent);

        for (const till of run.tills) {
          const shift = till.books.openShiftOf(till.device);
          if (!shift) throw new Error('a shift is open');
          const own = till.log.map(({ fact }) => fact);
          const inCash = own.reduce((sum, fact) => {
            const isCash = 'tenderType' in fact && fact.tenderType === 'cash';
            if (!isCash || !('amountFen' in fact)) return sum;
            return fact.type === 'TenderVoided' ? sum - fact.amountFen : sum + fact.amountFen;
          }, 0);
          expect(expectedCash(shift)).toBe(yuan(500) + inCash);
        }
      }),
      propertyRuns(80),
    );
  });
});
