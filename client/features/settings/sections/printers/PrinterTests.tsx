import { useTranslation } from 'react-i18next';

import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import formClasses from '#client/ui/form/form.module.css';
import type { Form } from '#client/ui/form/use-record-form.ts';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { Segments } from '#client/ui/Segments.tsx';
import { LatestJob } from '#client/ui/printing/LatestJob.tsx';
import type { Printer, PrinterText } from '#domain/printing/records.ts';

import { type PrinterDraft, TEST_LINES } from '../../models/printing.ts';
import classes from './printers.module.css';

interface PrinterTestsProps {
  readonly printer: Printer;
  readonly form: Form<PrinterDraft>;
}

/** The slip that says three times the same, and which of its lines reads well. */
export function PrinterTests({ printer, form }: PrinterTestsProps) {
  const { t } = useTranslation('printing');
  const { run, failure, approval } = useCommand();
  return (
    <fieldset className={classes['tests']}>
      <legend className={formClasses['legend']}>{t('settings.test')}</legend>
      {printer.kind === 'usb' && <p className={formClasses['help']}>{t('settings.testBody')}</p>}
      <BusyButton
        variant="default"
        leftSection={<Icon name="printer" />}
        onPress={() => run({ type: 'requestPrint', form: 'testSlip', printer: printer.id })}
      >
        {t('settings.test')}
      </BusyButton>
      <LatestJob form="testSlip" printer={printer.id} />
      {printer.kind === 'usb' && (
        <>
          <p className={formClasses['help']}>{t('settings.textHelp')}</p>
          <Segments<PrinterText>
            label={t('settings.text')}
            // The draft of a choice holds one of its values.
            value={form.draft.text as PrinterText}
            data={TEST_LINES.map(({ text, number: n }) => ({
              value: text,
              label: t('settings.textNumber', { n, text: t(`settings.texts.${text}`) }),
            }))}
            onChange={(text) => form.set({ text })}
          />
        </>
      )}
      <Failure text={failure} />
      {approval}
    </fieldset>
  );
}

/** Opens the drawer that hangs on the printer, and says how that went. */
export function DrawerTest({ printer }: { readonly printer: Printer }) {
  const { t } = useTranslation('printing');
  const { run, failure, approval } = useCommand();
  const reason = t('settings.drawerTest');
  return (
    <div className={classes['drawer']}>
      <BusyButton
        variant="default"
        leftSection={<Icon name="cash" />}
        onPress={() => run({ type: 'openDrawer', reason, printer: printer.id })}
      >
        {reason}
      </BusyButton>
      <LatestJob form="drawer" printer={printer.id} />
      <Failure text={failure} />
      {approval}
    </div>
  );
}
