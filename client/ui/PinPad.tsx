import { useTranslation } from 'react-i18next';

import { useHotkeys } from './hooks/hotkeys.ts';
import { NumberPad, type PadKey } from './NumberPad.tsx';
import { typeDigit } from './pad-text.ts';
import { PIN_LEAST, PIN_MOST } from './pin-length.ts';
import classes from './PinPad.module.css';

interface PinPadProps {
  readonly pin: string;
  /** How many digits this PIN has, where that is known. */
  readonly digits?: number | undefined;
  readonly onChange: (pin: string) => void;
  /** Enter on a keyboard; a PIN that is too short is not handed on. */
  readonly onEnter: () => void;
  readonly disabled?: boolean;
}

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Dots for the digits given, and the pad. A keyboard's digits go here too, wherever it stands. */
export function PinPad({ pin, digits, onChange, onEnter, disabled = false }: PinPadProps) {
  const { t } = useTranslation('common');
  const most = digits ?? PIN_MOST;
  const press = (key: PadKey): void => {
    if (!disabled) onChange(typeDigit(pin, key, most));
  };
  useHotkeys({
    ...Object.fromEntries(DIGITS.map((digit) => [digit, () => press(digit)])),
    Backspace: () => press('backspace'),
    Enter: () => {
      if (!disabled && pin.length >= PIN_LEAST) onEnter();
    },
  });
  return (
    <div className={classes['pin']}>
      <div className={classes['dots']} role="img" aria-label={`${t('pin')} ${pin.length}/${most}`}>
        {Array.from({ length: most }, (_, place) => (
          <span
            key={place}
            data-filled={place < pin.length}
            data-optional={digits === undefined && place >= PIN_LEAST && place >= pin.length}
          />
        ))}
      </div>
      <NumberPad onKey={press} corner={null} disabled={disabled} />
    </div>
  );
}
