import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { usePlaceName } from '#client/ui/hooks/stores.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { PrinterLine } from '#client/ui/printing/PrinterLine.tsx';
import type { PrintingNow } from '#client/ui/printing/standing.ts';
import type { Printer } from '#domain/printing/records.ts';

interface PrinterCardProps {
  readonly printer: Printer;
  readonly now: PrintingNow;
  readonly onEdit: () => void;
}

/** A printer in the list: how it is, what it is, where it hangs. */
export function PrinterCard({ printer, now, onEdit }: PrinterCardProps) {
  const { t } = useTranslation(['printing', 'common']);
  const { identity } = useStatus();
  const placeName = usePlaceName();
  const { kind, device, text, columns } = printer;
  const at =
    device === null
      ? ''
      : device === identity?.device
        ? t('printing:settings.atThis')
        : t('printing:settings.at', { device: placeName(identity?.store ?? '', device) });
  const facts = [
    t(`printing:settings.kinds.${kind}`),
    at,
    t(`printing:settings.columnsOf.w${columns}`),
    kind === 'usb' ? t(`printing:settings.texts.${text}`) : '',
  ];
  return (
    <PrinterLine printer={printer} now={now}>
      <span className="caption">{facts.filter(Boolean).join(' · ')}</span>
      <Button
        variant="default"
        leftSection={<Icon name="edit" />}
        aria-label={t('printing:settings.edit', { name: printer.name })}
        onClick={onEdit}
      >
        {t('common:edit')}
      </Button>
    </PrinterLine>
  );
}
