import { useTranslation } from 'react-i18next';

import type { IconName } from '#client/ui/icon-paths.ts';
import { useMemberNames } from '#client/ui/hooks/member-names.ts';
import { useUnits } from '#client/ui/hooks/units.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { AccountId } from '#domain/kernel/ids.ts';
import type { AccountTenderType } from '#domain/payments/entries.ts';

import { tellApart } from './tell-apart.ts';
import type { PayersOffer } from './use-paying.ts';

interface AccountTypesProps {
  readonly offers: readonly PayersOffer[];
  readonly chosen: AccountId | null;
  readonly onChoose: (account: AccountId) => void;
}

const ICONS: Readonly<Record<AccountTenderType, IconName>> = {
  storedValue: 'storage',
  countCard: 'card',
  periodCard: 'clock',
  coupon: 'tag',
  points: 'star',
};

/** What a member may pay with, each with its balance, and with whose it is where that isn't plain. */
export function AccountTypes({ offers, chosen, onChoose }: AccountTypesProps) {
  const { t } = useTranslation(['common', 'settle']);
  const units = useUnits();
  const apart = tellApart(offers);
  const nameOf = useMemberNames([...apart.values()].flatMap(({ member }) => member ?? []));
  return (
    <>
      {offers.map((offer) => {
        const { account, name, terms } = offer.account;
        const { member = null, ends = null } = apart.get(account) ?? {};
        return (
          <button
            key={account}
            type="button"
            className="tile"
            role="radio"
            aria-checked={account === chosen}
            onClick={() => onChoose(account)}
          >
            <Icon name={ICONS[terms.kind]} />
            <span>{name || t(`common:tenders.${terms.kind}`)}</span>
            {member !== null && <small>{nameOf(member)}</small>}
            {ends !== null && <small>{t('settle:account.ends', { date: ends })}</small>}
            <small>{units(terms, offer.balance)}</small>
          </button>
        );
      })}
    </>
  );
}
