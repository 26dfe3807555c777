import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ConfirmByEffect } from '#client/ui/ConfirmByEffect.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { useAction } from '#client/ui/hooks/action.ts';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';
import { isOfHub, type Printer } from '#domain/printing/records.ts';

import classes from './printers.module.css';

/** What is typed into a network printer, so that it fetches its jobs. Shown once. */
export function PrinterAddress({ printer }: { readonly printer: Printer }) {
  const { t } = useTranslation(['printing', 'common']);
  const engine = useEngine();
  const { link } = useStatus();
  const failureText = useFailureText();
  const [address, setAddress] = useState<string | null>(null);
  const make = useAction(async () => {
    if (!isOfHub(printer.kind)) return null;
    const result = await engine.printerAddress(printer.id, printer.kind);
    if (!result.ok) return failureText(result.error);
    setAddress(`${location.origin}${result.value.path}`);
    return null;
  }, t('common:unexpectedAdvice'));
  return (
    <fieldset className={classes['tests']}>
      <legend className={formClasses['legend']}>{t('printing:settings.token.title')}</legend>
      <p className={formClasses['help']}>{t('printing:settings.token.body')}</p>
      {address !== null && <AddressLine address={address} />}
      {link === 'online' ? (
        <div className={classes['buttons']}>
          <Button variant="default" loading={make.busy} onClick={() => make.run()}>
            {t(address === null ? 'printing:settings.token.make' : 'printing:settings.token.again')}
          </Button>
          <EndAddress printer={printer} onEnded={() => setAddress(null)} />
        </div>
      ) : (
        <p className={formClasses['help']}>{t('printing:settings.token.needsNetwork')}</p>
      )}
      <Failure text={make.failure} />
    </fieldset>
  );
}

function AddressLine({ address }: { readonly address: string }) {
  const { t } = useTranslation('printing');
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    // Where the browser refuses, the line can still be selected by hand.
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className={classes['address']}>
      <output className={classes['url']} aria-label={t('settings.token.title')}>
        {address}
      </output>
      <Button variant="default" onClick={copy}>
        {t(copied ? 'settings.token.copied' : 'settings.token.copy')}
      </Button>
    </div>
  );
}

interface EndAddressProps {
  readonly printer: Printer;
  readonly onEnded: () => void;
}

function EndAddress({ printer, onEnded }: EndAddressProps) {
  const { t } = useTranslation('printing');
  const engine = useEngine();
  const failureText = useFailureText();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const end = async (): Promise<void> => {
    const result = await engine.endPrinterAddress(printer.id);
    setSaid(result.ok ? t('settings.token.revoked') : failureText(result.error));
    setAsking(false);
    if (result.ok) onEnded();
  };
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('settings.token.revoke')}
      </Button>
      {said !== null && (
        <p className={formClasses['help']} role="status">
          {said}
        </p>
      )}
      <ConfirmByEffect
        opened={asking}
        effect={t('settings.token.revokeEffect', { name: printer.name })}
        verb={t('settings.token.revoke')}
        danger
        onConfirm={end}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}
