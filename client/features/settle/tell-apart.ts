import { slicesOn } from '#domain/accounts/lots.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { AccountId, MemberId } from '#domain/kernel/ids.ts';

import type { PayersOffer } from './use-paying.ts';

/** What tells an account from others that are offered beside it and read alike. */
export interface Apart {
  /** Whose it is, where accounts of several members are offered; else null. */
  readonly member: MemberId | null;
  /** When the first of it ends, where the same member has another of its name; else null. */
  readonly ends: BusinessDate | null;
}

/**
 * What has to stand on each offer, by account, so that nobody pays out of the wrong one.
 *
 * @example the stored value of two members who were merged → each with its member
 */
export function tellApart(offers: readonly PayersOffer[]): ReadonlyMap<AccountId, Apart> {
  const members = new Set(offers.map(ownerOf));
  const alike = new Map<string, number>();
  for (const offer of offers) alike.set(nameOf(offer), (alike.get(nameOf(offer)) ?? 0) + 1);
  return new Map(
    offers.map((offer) => [
      offer.account.account,
      {
        member: members.size > 1 ? ownerOf(offer) : null,
        ends: (alike.get(nameOf(offer)) ?? 0) > 1 ? firstEnd(offer) : null,
      },
    ]),
  );
}

const ownerOf = ({ paying }: PayersOffer): MemberId => paying.view.settled.member;

const nameOf = (offer: PayersOffer): string => {
  const { name, terms } = offer.account;
  return `${ownerOf(offer)} ${name || terms.kind}`;
};

/** Of an account whose lots end: the date of what it gives first. */
function firstEnd({ account, paying }: PayersOffer): BusinessDate | null {
  if (account.terms.kind === 'periodCard') return account.terms.validUntil;
  const [next] = slicesOn(account, paying.view.date);
  return next?.end ?? null;
}
