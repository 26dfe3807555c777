import { describe, expect, it } from 'vitest';
import { actionsFor, decisionOf, NEW_DRAFT, unitsOf } from '#client/features/cases/decide-draft.ts';
import type { MoneyCase } from '#client/features/cases/use-money-cases.ts';
import { storedValueAccount } from '#domain/accounts/names.ts';
import type { CaseFile } from '#domain/accounts/state.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';

const ada = id<MemberId>('ada');
const account = storedValueAccount(ada);
const by = {
  ref: 't0.1.0' as CaseFile['by']['ref'],
  actor: id<CaseFile['by']['actor']>('wang'),
  device: id<CaseFile['by']['device']>('t0'),
  store: id<CaseFile['by']['store']>('s1'),
  at: instant(0),
  amount: yuan(400),
};

const found = (more: Partial<CaseFile> = {}): MoneyCase => ({
  member: ada,
  name: 'Ada',
  account: {
    account,
    name: '',
    terms: { kind: 'storedValue', unitFen: fen(1), debitOrder: 'paidFirst', named: true },
    lots: [],
    owed: yuan(300),
  },
  file: {
    id: 'overdraft:s',
    kind: 'overdraft',
    account,
    card: null,
    debit: id('s'),
    by,
    against: null,
    amount: yuan(300),
    left: yuan(300),
    resolved: null,
    ...more,
  },
});

describe('deciding a case on the screen', () => {
  it('collects all that is left where no amount is typed', () => {
    expect(decisionOf(found(), NEW_DRAFT)).toMatchObject({
      action: 'collect',
      amount: yuan(300),
      tender: { tenderType: 'cash', receivedFen: yuan(300) },
    });
  });

  it('takes part of it, never more, and no text for an amount', () => {
    expect(unitsOf(found(), '120.5')).toBe(yuan(120.5));
    expect([unitsOf(found(), '301'), unitsOf(found(), 'all')]).toEqual([null, null]);
  });

  it('asks for a reason where nobody pays, and for another member to reassign it to', () => {
    expect(decisionOf(found(), { ...NEW_DRAFT, action: 'waive' })).toBeNull();
    const waived = { ...NEW_DRAFT, action: 'waive', note: 'a regular' } as const;
    expect(decisionOf(found(), waived)).toMatchObject({ action: 'waive', tender: null });
    const self = { ...waived, action: 'reassign', to: { id: ada, name: 'Ada' } } as const;
    expect(decisionOf(found(), self)).toBeNull();
  });

  it('offers to note a case about a card alone', () => {
    const card = found({ kind: 'cardReplacedTwice', amount: 0, left: 0, account: null });
    expect(actionsFor(card)).toEqual(['waive']);
    expect(actionsFor(found())).toContain('reassign');
  });
});
