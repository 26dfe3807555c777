import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SignInRefusal } from '#client/engine/api.ts';
import { usePinRefusal } from '#client/ui/hooks/pin-refusal.ts';
import type { Staff } from '#domain/staff/records.ts';

import { PIN_LEAST } from '../pin-length.ts';
import { PinPad } from '../PinPad.tsx';
import classes from './PinEntry.module.css';

interface PinEntryProps {
  readonly person: Staff;
  /** Why the last PIN was not taken. */
  readonly refusal: SignInRefusal | null;
  readonly verb: string;
  readonly onPin: (pin: string) => Promise<void>;
  readonly onOther: () => void;
}

/**
 * Asks one person for their PIN: tries left, and the wait after too many. Where the length of their
 * PIN is known, the last digit enters it.
 */
export function PinEntry({ person, refusal, verb, onPin, onOther }: PinEntryProps) {
  const { t } = useTranslation('signIn');
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const { text, mustWait } = usePinRefusal(refusal);
  const digits = person.pin?.digits;
  const enter = (whole: string): void => {
    setBusy(true);
    void onPin(whole).finally(() => {
      setPin('');
      setBusy(false);
    });
  };
  const change = (typed: string): void => {
    setPin(typed);
    if (typed.length === digits) enter(typed);
  };
  return (
    <div className={classes['entry']}>
      <p className={classes['prompt']}>{t('enterPin', { name: person.name })}</p>
      <p className={classes['refusal']} role="alert">
        {text}
      </p>
      <PinPad
        pin={pin}
        digits={digits}
        onChange={change}
        onEnter={() => enter(pin)}
        disabled={busy || mustWait}
      />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onOther}>
          {t('other')}
        </Button>
        {digits === undefined && (
          <Button
            onClick={() => enter(pin)}
            loading={busy}
            disabled={mustWait || pin.length < PIN_LEAST}
          >
            {verb}
          </Button>
        )}
      </div>
    </div>
  );
}
