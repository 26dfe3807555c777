import { useTranslation } from 'react-i18next';

import { ChoiceField, SwitchField, TextField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { useRecordForm } from '#client/ui/form/use-record-form.ts';
import {
  ACKNOWLEDGEMENTS,
  isOfHub,
  PAPER_CUTS,
  type Printer,
  PRINTER_LANGUAGES,
} from '#domain/printing/records.ts';

import { checkName } from '../../models/item.ts';
import { PRINTER_MODEL } from '../../models/printing.ts';
import { PrinterAddress } from './PrinterAddress.tsx';
import { DrawerTest, PrinterTests } from './PrinterTests.tsx';

interface PrinterFormProps {
  readonly printer: Printer;
  readonly printers: readonly Printer[];
  readonly onClose: () => void;
}

/** One printer: what it is called and can do, and the slips that tell. */
export function PrinterForm({ printer, printers, onClose }: PrinterFormProps) {
  const { t } = useTranslation(['printing', 'settings']);
  const form = useRecordForm({
    model: PRINTER_MODEL,
    base: printer,
    checkAgainstOthers: (record) => checkName(record, printers),
    onSaved: onClose,
  });
  const { kind, usb } = printer;
  const isUsb = kind === 'usb';
  return (
    <FormDrawer
      title={t('printing:settings.edit', { name: printer.name })}
      form={form}
      onClose={onClose}
    >
      <TextField form={form} field="name" label={t('printing:settings.name')} data-autofocus />
      {isOfHub(kind) && <PrinterAddress printer={printer} />}
      <PrinterTests printer={printer} form={form} />
      <div className={formClasses['pair']}>
        <ChoiceField
          form={form}
          field="columns"
          label={t('printing:settings.columns')}
          choices={(['48', '32'] as const).map((value) => ({
            value,
            label: t(`printing:settings.columnsOf.w${value}`),
          }))}
        />
        {isUsb && (
          <ChoiceField
            form={form}
            field="language"
            label={t('printing:settings.language')}
            choices={PRINTER_LANGUAGES.map((value) => ({
              value,
              label: t(`printing:settings.languages.${value}`),
            }))}
          />
        )}
        {kind !== 'dialog' && (
          <ChoiceField
            form={form}
            field="cuts"
            label={t('printing:settings.cuts')}
            choices={PAPER_CUTS.map((value) => ({
              value,
              label: t(`printing:settings.cutsOf.${value}`),
            }))}
          />
        )}
        {isUsb && (
          <ChoiceField
            form={form}
            field="acknowledges"
            label={t('printing:settings.acknowledges')}
            choices={ACKNOWLEDGEMENTS.map((value) => ({
              value,
              label: t(`printing:settings.acknowledgesOf.${value}`),
            }))}
          />
        )}
      </div>
      {isUsb && <p className={formClasses['help']}>{t('printing:settings.acknowledgesHelp')}</p>}
      {kind !== 'dialog' && (
        <SwitchField form={form} field="drawer" label={t('printing:settings.drawer')} />
      )}
      {printer.drawer && <DrawerTest printer={printer} />}
      <SwitchField
        form={form}
        field="retired"
        label={t('settings:retire')}
        description={t('settings:retireHelp')}
      />
      {usb && (
        <p className={formClasses['help']}>
          {usb.serial === ''
            ? t('printing:settings.noSerial')
            : t('printing:settings.serial', { serial: usb.serial })}
        </p>
      )}
    </FormDrawer>
  );
}
