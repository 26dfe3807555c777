import { useTranslation } from 'react-i18next';

import type { IconName } from '#client/ui/icon-paths.ts';
import { useUnits } from '#client/ui/hooks/units.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { AccountId } from '#domain/kernel/ids.ts';
import type { AccountTenderType } from '#domain/payments/entries.ts';

import type { AccountOffer } from './account-offer.ts';

interface AccountTypesProps {
  readonly offers: readonly AccountOffer[];
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

/** What a member may pay with, each with its balance. */
export function AccountTypes({ offers, chosen, onChoose }: AccountTypesProps) {
  const { t } = useTranslation('common');
  const units = useUnits();
  return (
    <>
      {offers.map((offer) => {
        const { account, name, terms } = offer.account;
        return (
          <button
            key={account}
            type="button"
            role="radio"
            aria-checked={account === chosen}
            onClick={() => onChoose(account)}
          >
            <Icon name={ICONS[terms.kind]} />
            <span>{name || t(`tenders.${terms.kind}`)}</span>
            <small>{units(offer.account.terms, offer.balance)}</small>
          </button>
        );
      })}
    </>
  );
}
