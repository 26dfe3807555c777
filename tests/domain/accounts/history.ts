import fc from 'fast-check';
import {
  decideCase,
  refundSale,
  releaseAllowance,
  returnSpend,
  spendAccount,
  topUp,
} from '#domain/accounts/decide.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import type { DebitOrder } from '#domain/accounts/terms.ts';
import {
  cancelCard,
  freezeCard,
  issueCard,
  replaceCard,
  unfreezeCard,
} from '#domain/cards/decide.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import {
  allow,
  contextOf,
  createRun,
  deliver,
  meet,
  pass,
  reclaim,
  type Run,
  type Till,
} from './bank-run.ts';
import { must, tried } from '#tests/domain/support/till-log.ts';

const ACTIONS = [
  'topUp',
  'spend',
  'spend',
  'spend',
  'spend',
  'return',
  'refund',
  'allow',
  'release',
  'freeze',
  'unfreeze',
  'replace',
  'cancel',
  'decide',
  'meet',
  'meet',
  'part',
  'part',
  'wait',
  'repeat',
] as const;

export interface Step {
  readonly till: number;
  readonly action: (typeof ACTIONS)[number];
  readonly pick: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  till: fc.nat(2),
  action: fc.constantFrom(...ACTIONS),
  pick: fc.nat(999),
});
export const history = fc.record({
  steps: fc.array(step, { minLength: 30, maxLength: 120, size: 'max' }),
  order: fc.constantFrom<DebitOrder>('paidFirst', 'bonusFirst', 'proportional'),
  floorYuan: fc.constantFrom(0, 100, 400),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays a history through the real decisions; `check` sees the run after every step. */
export function play({ steps, order, floorYuan }: History, check: (run: Run) => void): Run {
  const floors = { memberFen: yuan(floorYuan), deviceFen: yuan(floorYuan * 2) };
  const run = createRun(3, { debitOrder: order, floors, namedMaxFen: yuan(100_000) });
  const [first] = run.tills;
  if (!first) throw new Error('there are tills');
  const named = { named: true, name: 'Stored value' };
  const pack = { paidFen: yuan(500), bonusFen: yuan(100) };
  must(run, first, topUp(contextOf(run, first), pack, named));
  must(run, first, issueCard(contextOf(run, first), 'C1'));
  for (const till of run.tills) meet(run, till);
  for (const { till: index, action, pick } of steps) {
    pass(run, 0.1);
    const till = run.tills[index];
    if (till) act(run, till, action, pick);
    check(run);
  }
  return run;
}

function act(run: Run, till: Till, action: Step['action'], pick: number): void {
  const context = contextOf(run, till);
  const { expected } = context.view;
  const [account] = valuesOf(expected.accounts);
  const cards = valuesOf(expected.cards);
  const card = cards[pick % cards.length]?.card;
  const chosen = <Value>(values: readonly Value[]): Value | undefined =>
    values[pick % values.length];
  if (!account || !card) return;
  const amount = ((pick % 40) + 1) * 1_000 + (pick % 7);
  switch (action) {
    case 'topUp': {
      const pack = { paidFen: fen(amount), bonusFen: fen(amount / 5 - ((amount / 5) % 1)) };
      return void tried(run, till, topUp(context, pack, account.account));
    }
    case 'spend': {
      const wanted = { account: account.account, amount, card: pick % 3 ? card : null };
      const code = tried(run, till, spendAccount(context, wanted, 'tab'));
      if (code !== 'needsGrant') return;
      if (allow(run, till, account.account, amount, 'once') !== null) return;
      return void tried(run, till, spendAccount(contextOf(run, till), wanted, 'tab'));
    }
    case 'return': {
      const debit = chosen(valuesOf(expected.debits));
      if (!debit) return;
      const back = Math.ceil(debit.amount / ((pick % 3) + 1));
      return void tried(run, till, returnSpend(context, debit.spend, back));
    }
    case 'refund': {
      const sale = chosen(valuesOf(expected.sales));
      if (sale) tried(run, till, refundSale(context, sale.sale));
      return;
    }
    case 'allow':
      if (till.isOnline) allow(run, till, account.account, amount);
      return;
    case 'release': {
      const held = chosen(valuesOf(expected.allowances).filter(({ left }) => left > 0));
      if (held) tried(run, till, releaseAllowance(context, held.allowance));
      return;
    }
    case 'freeze':
      return void (pick % 4 === 0 && tried(run, till, freezeCard(context, card, 'lost')));
    case 'unfreeze':
      return void tried(run, till, unfreezeCard(context, card));
    case 'replace':
      return void (pick % 4 === 0 && tried(run, till, replaceCard(context, card, `C${pick}`)));
    case 'cancel':
      return void (pick % 16 === 0 && tried(run, till, cancelCard(context, card, 'left')));
    case 'decide': {
      const file = chosen(valuesOf(expected.cases).filter(({ resolved }) => resolved === null));
      if (!file) return;
      const how = (['collect', 'waive', 'chargeToStore'] as const)[pick % 3] ?? 'waive';
      const part = pick % 2 ? file.left : Math.ceil(file.left / 2);
      const what = { case: file.id, action: how, amount: part, store: till.store, note: '' };
      return void tried(run, till, decideCase(context, what));
    }
    case 'meet':
      till.isOnline = true;
      return meet(run, till);
    case 'part':
      till.isOnline = false;
      return;
    case 'wait':
      if (pick % 3 === 0) pass(run, pick % 60);
      return reclaim(run);
    case 'repeat': {
      const entry = chosen(till.log.slice(0, till.sent));
      if (entry) deliver(run, entry);
      return;
    }
    default:
      return action satisfies never;
  }
}
