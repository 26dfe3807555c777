import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import type { IconName } from '#client/ui/icon-paths.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { Fen } from '#domain/kernel/fen.ts';
import { MONEY_TENDERS, type MoneyTender } from '#domain/payments/entries.ts';

interface TenderTypesProps {
  /** Null where an account is chosen. */
  readonly chosen: MoneyTender | null;
  readonly leftFen: Fen;
  readonly onChoose: (type: MoneyTender) => void;
}

const ICONS: Readonly<Record<MoneyTender, IconName>> = {
  cash: 'cash',
  wechatPay: 'qr',
  alipay: 'qr',
  unionPay: 'card',
  otherCard: 'card',
};

/** Kinds of money as large buttons, each with the sum still due filled in. */
export function TenderTypes({ chosen, leftFen, onChoose }: TenderTypesProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <>
      {MONEY_TENDERS.map((type) => (
        <button
          key={type}
          type="button"
          className="tile"
          role="radio"
          aria-checked={type === chosen}
          onClick={() => onChoose(type)}
        >
          <Icon name={ICONS[type]} />
          <span>{t(`tenders.${type}`)}</span>
          <small>{format.fen(leftFen)}</small>
        </button>
      ))}
    </>
  );
}
