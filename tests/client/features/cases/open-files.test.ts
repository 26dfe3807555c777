import { describe, expect, it } from 'vitest';

import { openFiles } from '#client/features/cases/open-files.ts';
import { isTillFact } from '#domain/accounts/held.ts';
import { storedValueAccount } from '#domain/accounts/names.ts';
import { provisionalView } from '#domain/accounts/settle.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id } from '#domain/kernel/ids.ts';
import { ada, atTill, evening } from '#tests/domain/accounts/till-run.ts';

const cash = (amount: number) =>
  ({ tenderType: 'cash', receivedFen: yuan(amount), reference: '' }) as const;

/** A till whose member owes ¥100, by what another one took while it was apart. */
function overdrawn() {
  const { money, till } = atTill();
  const member = ada;
  till.must(
    { type: 'topUp', member, topUp: null, paidFen: yuan(500), tenders: [cash(500)] },
    evening,
  );
  money.settle();
  const [held] = valuesOf(money.bankOf(ada).books.allowances);
  if (!held) throw new Error('the till keeps what it put on');
  till.must({ type: 'releaseAllowance', member, allowance: held.allowance }, evening);
  money.settle();
  money.bring(till, {
    type: 'AccountSpent',
    member,
    account: storedValueAccount(ada),
    for: 'tab',
    basis: 'floor',
    allowances: [],
    card: null,
    seen: 0,
    spend: id('far'),
    amount: yuan(600),
    beyond: yuan(600),
  });
  const [file] = valuesOf(money.bankOf(ada).books.cases);
  if (!file) throw new Error('a case was opened');
  const settled = money.bankOf(ada).books;
  /** The screen's list while the bank is away. */
  const shown = () => {
    const unsettled = till.log.flatMap((entry) => {
      const { fact } = entry;
      return isTillFact(fact) && !settled.settled[entry.id] ? [{ ...entry, fact }] : [];
    });
    return openFiles(settled, provisionalView(settled, unsettled).expected);
  };
  const collect = (amount: number) =>
    till.must(
      {
        type: 'decideCase',
        member,
        case: file.id,
        action: 'collect',
        amount: yuan(amount),
        store: null,
        to: null,
        note: '',
        tender: cash(amount),
      },
      evening,
    );
  return { shown, collect };
}

describe('case files while the bank is away', () => {
  it('[OFF-3] show what is still owed after what was collected here, so that nobody takes it twice', () => {
    const { shown, collect } = overdrawn();
    expect(shown()).toMatchObject([{ left: yuan(100) }]);
    collect(40);
    expect(shown()).toMatchObject([{ amount: yuan(100), left: yuan(60) }]);
    collect(60);
    expect(shown()).toEqual([]);
  });
});
