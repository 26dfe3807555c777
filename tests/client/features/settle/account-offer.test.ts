import { describe, expect, it } from 'vitest';
import { offersOf, previewOf, type Paying } from '#client/features/settle/account-offer.ts';
import { storedValueAccount } from '#domain/accounts/names.ts';
import { pointsRulesOf } from '#domain/accounts/settings.ts';
import { emptyAccounts } from '#domain/accounts/state.ts';
import { DEFAULT_ACCOUNT_SETTINGS } from '#domain/accounts/terms.ts';
import { memberView } from '#domain/accounts/view.ts';
import { fen, yuan, ZERO_FEN } from '#domain/kernel/fen.ts';
import { tabAmounts } from '#domain/tabs/amounts.ts';
import { ada, atTill, evening, seat } from '#tests/domain/accounts/till-run.ts';
import { only } from '#tests/domain/support/evening.ts';
import { friday, registersOf } from '#tests/domain/support/store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

const endedAt = clockTime('22:00');

/** Two hours at 120 are due; 500 paid and 100 bonus on the account, held by this till or by none. */
function paying(options: { readonly isHeld: boolean; readonly isOnline: boolean }): Paying {
  const { money, till } = atTill();
  till.must(
    {
      type: 'topUp',
      member: ada,
      topUp: 'pack500',
      paidFen: fen(0),
      tenders: [{ tenderType: 'cash', receivedFen: yuan(500), reference: '' }],
    },
    evening,
  );
  if (!options.isHeld) {
    const { keeps } = only(till.log, 'AccountCredited');
    if (!keeps) throw new Error('the till keeps what it put on');
    till.must({ type: 'releaseAllowance', member: ada, allowance: keeps.allowance }, evening);
  }
  money.settle();
  const tab = till.books.tab(seat(till));
  if (!tab) throw new Error('the tab is open');
  const known = {
    settled: money.bankOf(ada).books ?? emptyAccounts(ada),
    facts: [],
    survivor: ada,
    tier: null,
    birthday: '',
  };
  const place = {
    device: till.device,
    date: friday,
    isOnline: options.isOnline,
    settings: DEFAULT_ACCOUNT_SETTINGS,
    deviceFloorFen: ZERO_FEN,
  };
  return {
    view: memberView(known, place),
    bill: { tab, endedAt, amounts: tabAmounts(tab, endedAt, 'none') },
    rules: pointsRulesOf(registersOf().chain),
    now: endedAt,
  };
}

const first = (from: Paying) => {
  const [offer] = offersOf(from);
  if (!offer) throw new Error('there is an account');
  return offer;
};

describe('what a member’s account offers to pay', () => {
  it('fills in all that is due, within what the till holds', () => {
    const from = paying({ isHeld: true, isOnline: false });
    const offer = first(from);
    expect([offer.account.account, offer.balance]).toEqual([storedValueAccount(ada), yuan(600)]);
    expect(previewOf(from, offer, '')).toMatchObject({
      units: yuan(240),
      paysFen: yuan(240),
      stillFen: 0,
      right: { basis: 'allowance', beyond: 0 },
      refusal: null,
    });
  });

  it('leaves the asking to the bank while online', () => {
    const from = paying({ isHeld: false, isOnline: true });
    expect(previewOf(from, first(from), '')).toMatchObject({
      units: yuan(240),
      right: null,
      refusal: null,
    });
  });

  it('[OFF-3] fills in what the floor still takes while apart, and says why no more', () => {
    const from = paying({ isHeld: false, isOnline: false });
    const offer = first(from);
    expect(offer.suggested).toBe(yuan(100));
    expect(previewOf(from, offer, '')).toMatchObject({
      paysFen: yuan(100),
      stillFen: yuan(140),
      right: { basis: 'floor', beyond: yuan(100) },
    });
    expect(previewOf(from, offer, '240')).toMatchObject({ refusal: { code: 'floorMember' } });
  });

  it('refuses more than is due, and what is no amount', () => {
    const from = paying({ isHeld: true, isOnline: true });
    const offer = first(from);
    expect(previewOf(from, offer, '241').refusal).toMatchObject({ code: 'onlyCashGivesChange' });
    expect(previewOf(from, offer, '0').refusal).toMatchObject({ code: 'nothingToPay' });
  });
});
