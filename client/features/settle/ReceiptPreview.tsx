import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { chosenLanguage } from '#client/i18n/languages.ts';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useStore } from '#client/ui/hooks/records.ts';
import type { Settlement, TabState } from '#domain/tabs/state.ts';
import { receipt, type ReceiptWords } from '#printers/forms/receipt.ts';
import { renderSvg } from '#printers/render/svg.ts';

import classes from './PaidView.module.css';
import { useStaffName } from './use-staff-name.ts';

interface ReceiptPreviewProps {
  readonly state: TabState;
  readonly settlement: Settlement;
}

/** The receipt as it will come out of the printer. */
export function ReceiptPreview({ state, settlement }: ReceiptPreviewProps) {
  const { t } = useTranslation('settle');
  const store = useStore();
  const words = useReceiptWords();
  const cashierName = useStaffName(settlement.actor);
  const svg = useMemo(
    () =>
      store &&
      renderSvg(
        receipt({
          tab: state,
          settlement,
          store,
          cashierName,
          words,
          language: chosenLanguage(),
          columns: 48,
        }),
      ),
    [state, settlement, store, cashierName, words],
  );
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

function useReceiptWords(): ReceiptWords {
  const { t } = useTranslation(['settle', 'common']);
  const isDemo = useStatus().identity?.demo === true;
  return useMemo(
    () => ({
      title: t('settle:paper.title'),
      receipt: t('settle:paper.receipt'),
      room: t('settle:paper.room'),
      party: t('settle:paper.party'),
      businessDate: t('settle:paper.businessDate'),
      time: t('settle:paper.time'),
      cashier: t('settle:paper.cashier'),
      member: t('settle:paper.member'),
      timeCharge: t('settle:paper.timeCharge'),
      items: t('settle:paper.items'),
      rounding: t('settle:paper.rounding'),
      due: t('settle:paper.due'),
      received: t('settle:paper.received'),
      change: t('settle:paper.change'),
      minutes: t('settle:paper.minutes'),
      perHour: t('settle:paper.perHour'),
      free: t('settle:due.free'),
      capped: t('settle:due.capped'),
      thanks: t('settle:paper.thanks'),
      notice: isDemo ? t('settle:paper.notice') : '',
      beyond: t('settle:paper.beyond'),
      tenders: {
        cash: t('common:tenders.cash'),
        wechatPay: t('common:tenders.wechatPay'),
        alipay: t('common:tenders.alipay'),
        unionPay: t('common:tenders.unionPay'),
        otherCard: t('common:tenders.otherCard'),
        storedValue: t('common:tenders.storedValue'),
        countCard: t('common:tenders.countCard'),
        periodCard: t('common:tenders.periodCard'),
        coupon: t('common:tenders.coupon'),
        points: t('common:tenders.points'),
      },
    }),
    [t, isDemo],
  );
}
