import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { nearestLanguage } from '#client/i18n/languages.ts';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useRecord, useStore } from '#client/ui/hooks/records.ts';
import { PaperView } from '#client/ui/printing/PaperView.tsx';
import { plainPaper } from '#domain/printing/registers.ts';
import type { Settlement, TabState } from '#domain/tabs/state.ts';
import { paperLook } from '#printers/forms/look.ts';
import { receipt } from '#printers/forms/receipt.ts';

import classes from './PaidView.module.css';
import { usePayers } from './use-payers.ts';
import { useStaffName } from './use-staff-name.ts';

interface ReceiptPreviewProps {
  readonly state: TabState;
  readonly settlement: Settlement;
}

/** The receipt as it will come out of the printer. */
export function ReceiptPreview({ state, settlement }: ReceiptPreviewProps) {
  const { t, i18n } = useTranslation('settle');
  const store = useStore();
  const paper = useRecord('paper', 'paper');
  const isDemo = useStatus().identity?.demo === true;
  const cashierName = useStaffName(settlement.actor);
  const payers = usePayers(state);
  const language = nearestLanguage([i18n.language]);
  const document = useMemo(() => {
    if (!store || paper === undefined || !payers) return undefined;
    // Until the store chose a language for its paper, the screen's is the likelier one.
    const chosen = paper ?? plainPaper(language);
    const look = paperLook(store, chosen, 48, isDemo);
    return receipt({ look, tab: state, settlement, cashierName, payers });
  }, [state, settlement, store, paper, cashierName, payers, language, isDemo]);
  return (
    <div className={classes['preview']}>
      {document && <PaperView label={t('paid.preview')} document={document} />}
    </div>
  );
}
