import { creditPoints, sellProducts } from '#domain/accounts/decide.ts';
import type { TillFact } from '#domain/accounts/entries.ts';
import type { AccountTerms } from '#domain/accounts/terms.ts';
import { issueCard } from '#domain/cards/decide.ts';
import { plusDays } from '#domain/kernel/business-date.ts';
import { fen, ZERO_FEN } from '#domain/kernel/fen.ts';
import { id, newId, type AccountId, type MemberId, type SaleId } from '#domain/kernel/ids.ts';
import type { Chain } from './chain.ts';
import type { Guest } from './guests.ts';
import type { Till } from './till.ts';

/** Members join, each at the main till of their store: money, a card, points, a count card, a coupon. */
export function openAccounts(chain: Chain): readonly Guest[] {
  const { random, shape } = chain.world;
  return Array.from({ length: shape.members }, (_, index) => {
    const member = id<MemberId>(`m${index}`);
    const home = random.any(chain.stores);
    const [main] = home?.tills ?? [];
    if (!home || !main) throw new Error('each store has a till');
    chain.homes.set(member, home.store);
    openFor(chain, main, member);
    return { member, home };
  });
}

function openFor({ world }: Chain, till: Till, member: MemberId): void {
  const { random, parts } = world;
  const must = (decided: ReturnType<typeof sellProducts>): void => {
    const refusal = till.decide(decided);
    if (refusal) throw new Error(refusal.code);
  };
  const paidFen = fen(random.between(2, 12) * 10_000);
  const pack = { paidFen, bonusFen: fen(random.chance(0.5) ? paidFen / 5 : 0) };
  must(parts.topUp(till.context(member), pack, { named: true, name: 'Stored value' }));
  must(issueCard(till.context(member), `C${member}`));
  must(sellProducts(till.context(member), products(till)));
  must({ ok: true, value: points(till, member, random.between(0, 8)) });
}

const products = (till: Till) => {
  const { date } = till.view(id<MemberId>('m0'));
  const common = { until: plusDays(date, 5), unitFen: fen(3_000) };
  const countCard: AccountTerms = {
    kind: 'countCard',
    unitFen: common.unitFen,
    items: [],
    validFrom: null,
  };
  const coupon: AccountTerms = { kind: 'coupon', unitFen: fen(2_000), validFrom: null };
  return [
    { name: '10', terms: countCard, units: 10, until: common.until, priceFen: fen(30_000) },
    { name: '20', terms: coupon, units: 1, until: plusDays(date, 3), priceFen: ZERO_FEN },
  ];
};

/** Points of which one lot expires, and one moves into its next period, in the middle of the run. */
function points(till: Till, member: MemberId, days: number): readonly TillFact[] {
  const context = till.context(member);
  const account = newId<'account'>(context.at, context.random);
  const { date } = context.view;
  const until = plusDays(date, days);
  const lot = (amount: number, rollUntil: typeof until | null) =>
    ({ part: 'paid', amount, until, rollUntil }) as const;
  const opened = { member, account, name: 'Points' } as const;
  return [
    {
      type: 'AccountOpened',
      ...opened,
      terms: { kind: 'points', unitFen: fen(1), rollLimit: days % 2 ? 2_000 : null },
    },
    ...creditPoints(context, account, saleOf(account, 1), [lot(1_500, null)], 'gift'),
    ...creditPoints(
      context,
      account,
      saleOf(account, 2),
      [lot(3_000, plusDays(until, 2))],
      'earned',
    ),
  ];
}

const saleOf = (account: AccountId, nth: number): SaleId => id<SaleId>(`${account}-${nth}`);
