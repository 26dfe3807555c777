import { describe, expect, it } from 'vitest';
import { offersOf } from '#client/features/settle/account-offer.ts';
import { tellApart } from '#client/features/settle/tell-apart.ts';
import { storedValueAccount } from '#domain/accounts/names.ts';
import type { ProductRecord } from '#domain/accounts/records.ts';
import { pointsRulesOf } from '#domain/accounts/settings.ts';
import { DEFAULT_ACCOUNT_SETTINGS } from '#domain/accounts/terms.ts';
import { memberView } from '#domain/accounts/view.ts';
import { fen, yuan, ZERO_FEN } from '#domain/kernel/fen.ts';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import { DAY_MS, instant } from '#domain/kernel/instant.ts';
import { tabAmounts } from '#domain/tabs/amounts.ts';
import { ada, atTill, evening, registersWith, seat } from '#tests/domain/accounts/till-run.ts';
import { friday } from '#tests/domain/support/store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

const eva = id<MemberId>('eva');

const voucher: ProductRecord = {
  id: 'voucher',
  name: 'Voucher',
  priceFen: fen(0),
  parts: [
    {
      name: 'Voucher',
      kind: 'coupon',
      units: 1,
      unitFen: yuan(20),
      items: [],
      days: 30,
      minDueFen: fen(0),
    },
  ],
  sort: 1,
  retired: false,
};
const registers = registersWith(() => ({ products: new Map([[voucher.id, voucher]]) }));

/** What members who got these things are offered, as one screen shows it. */
function offered(...got: readonly (readonly [MemberId, 'pack' | 'voucher', number])[]) {
  const { money, till } = atTill({ registers });
  const tab = till.books.tab(seat(till));
  if (!tab) throw new Error('the tab is open');
  for (const [member, what, days] of got) {
    const at = instant(evening + days * DAY_MS);
    if (what === 'voucher') {
      till.must({ type: 'sellProduct', member, product: voucher.id, tenders: [] }, at);
    } else {
      const cash = { tenderType: 'cash', receivedFen: yuan(500), reference: '' } as const;
      const paid = { topUp: 'pack500', paidFen: fen(0), tenders: [cash] };
      till.must({ type: 'topUp', member, ...paid }, at);
    }
  }
  money.settle();
  const endedAt = clockTime('22:00');
  const bill = { tab, endedAt, amounts: tabAmounts(tab, endedAt, 'none') };
  const rules = pointsRulesOf(registers.chain);
  const settings = DEFAULT_ACCOUNT_SETTINGS;
  const offers = [...new Set(got.map(([member]) => member))].flatMap((member) => {
    const { books: settled } = money.bankOf(member);
    const known = { settled, facts: [], survivor: ada, tier: null, birthday: '' };
    const place = { device: till.device, date: friday, isOnline: true, settings };
    const view = memberView(known, { ...place, deviceFloorFen: ZERO_FEN });
    const paying = { view, bill, rules, now: endedAt };
    return offersOf(paying).map((offer) => ({ ...offer, paying }));
  });
  return tellApart(offers);
}

describe('accounts that are offered side by side', () => {
  it('[PAY-10] say nothing more where one member has one of each', () => {
    const apart = offered([ada, 'pack', 0], [ada, 'voucher', 0]);
    expect([...apart.values()]).toEqual([
      { member: null, ends: null },
      { member: null, ends: null },
    ]);
  });

  it('[PAY-10] say whose they are where two members who are one have stored value', () => {
    const apart = offered([ada, 'pack', 0], [eva, 'pack', 0]);
    expect(apart.get(storedValueAccount(ada))).toEqual({ member: ada, ends: null });
    expect(apart.get(storedValueAccount(eva))).toEqual({ member: eva, ends: null });
  });

  it('[PAY-10] say when they end where a member has two of a name', () => {
    const apart = offered([ada, 'voucher', 0], [ada, 'voucher', 2]);
    expect([...apart.values()].map(({ ends }) => ends)).toEqual(['2026-12-19', '2026-12-21']);
  });
});
