import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { ReasonSheet } from '#client/ui/ReasonSheet.tsx';
import { Stepper } from '#client/ui/Stepper.tsx';
import type { TabId } from '#domain/kernel/ids.ts';
import { liveQuantity } from '#domain/tabs/amounts.ts';
import type { TabLine } from '#domain/tabs/state.ts';

import { voidAmount } from './rounds.ts';
import { usePrinterName } from './use-printer-name.ts';

interface VoidSheetProps {
  readonly tab: TabId;
  readonly line: TabLine;
  readonly onClose: () => void;
}

/** Takes back part or all of a sent line, with a reason (ORD-1), confirmed by what it does. */
export function VoidSheet({ tab, line, onClose }: VoidSheetProps) {
  const { t } = useTranslation('tab');
  const format = useFormat();
  const left = liveQuantity(line);
  const printer = usePrinterName(line.station);
  const [quantity, setQuantity] = useState(left);
  return (
    <ReasonSheet
      effect={t('void.title', { name: line.name })}
      verb={t(printer === null ? 'void.submit' : 'void.submitPrints', {
        count: quantity,
        name: line.name,
        amount: format.fen(voidAmount(line, quantity)),
        printer: printer ?? '',
      })}
      danger
      label={t('void.reason')}
      usual={[
        t('void.reasons.notWanted'),
        t('void.reasons.mistake'),
        t('void.reasons.wrongServed'),
        t('void.reasons.soldOut'),
      ]}
      command={(reason) => ({ type: 'voidLine', tab, line: line.line, quantity, reason })}
      onClose={onClose}
    >
      {left > 1 && (
        <Stepper
          label={t('void.quantity')}
          fewer={t('line.fewer')}
          more={t('line.more')}
          value={quantity}
          least={1}
          most={left}
          onChange={setQuantity}
        />
      )}
    </ReasonSheet>
  );
}
