import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { nearestLanguage } from '#client/i18n/languages.ts';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useRecord, useStore } from '#client/ui/hooks/records.ts';
import { plainPaper } from '#domain/printing/registers.ts';
import type { Settlement, TabState } from '#domain/tabs/state.ts';
import { paperLook } from '#printers/forms/look.ts';
import { receipt } from '#printers/forms/receipt.ts';
import { renderSvg } from '#printers/render/svg.ts';

import classes from './PaidView.module.css';
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
  const language = nearestLanguage([i18n.language]);
  const svg = useMemo(() => {
    if (!store || paper === undefined) return undefined;
    // Until the store chose a language for its paper, the screen's is the likelier one.
    const chosen = paper ?? plainPaper(language);
    const look = paperLook(store, chosen, 48, isDemo);
    return renderSvg(receipt({ look, tab: state, settlement, cashierName }));
  }, [state, settlement, store, paper, cashierName, language, isDemo]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it
    <section className={classes['preview']} aria-label={t('paid.preview')} tabIndex={0}>
      {svg !== undefined && (
        // The renderer escapes every text of the document (printers/render/svg.ts).
        <div className={classes['paper']} dangerouslySetInnerHTML={{ __html: svg }} />
      )}
    </section>
  );
}
