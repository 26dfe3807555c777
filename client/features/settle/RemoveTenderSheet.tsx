import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { ReasonSheet } from '#client/ui/ReasonSheet.tsx';
import type { TabId } from '#domain/kernel/ids.ts';
import type { TabTender } from '#domain/tabs/state.ts';

interface RemoveTenderSheetProps {
  readonly tab: TabId;
  readonly tender: TabTender;
  readonly onClose: () => void;
}

/** Gives a tender back before the tab is settled, with a reason. */
export function RemoveTenderSheet({ tab, tender, onClose }: RemoveTenderSheetProps) {
  const { t } = useTranslation(['settle', 'common']);
  const format = useFormat();
  const words = {
    tender: t(`common:tenders.${tender.tenderType}`),
    amount: format.fen(tender.amountFen),
  };
  return (
    <ReasonSheet
      effect={t('settle:tender.removeTitle', words)}
      verb={t('settle:tender.remove', words)}
      danger
      label={t('settle:tender.removeReason')}
      usual={[
        t('settle:tender.reasons.wrongTender'),
        t('settle:tender.reasons.wrongAmount'),
        t('settle:tender.reasons.guestChanged'),
      ]}
      command={(reason) => ({ type: 'voidTender', tab, tender: tender.tender, reason })}
      onClose={onClose}
    />
  );
}
