import { useTranslation } from 'react-i18next';

import { Icon } from './Icon.tsx';
import classes from './NumberPad.module.css';

/** A key of the pad: a digit, two zeros, the decimal point, or backspace. */
export type PadKey =
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '00'
  | '.'
  | 'backspace';

interface NumberPadProps {
  readonly onKey: (key: PadKey) => void;
  /** What stands at the lower left: a point for amounts, two zeros, or nothing for a PIN. */
  readonly corner?: '.' | '00' | null;
  readonly disabled?: boolean;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The on-screen keys for amounts, counts and PINs. Keeps no text: see {@link typeKey}. */
export function NumberPad({ onKey, corner = '.', disabled = false }: NumberPadProps) {
  const { t } = useTranslation('common');
  return (
    <div className={classes['pad']}>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" disabled={disabled} onClick={() => onKey(digit)}>
          {digit}
        </button>
      ))}
      {corner === null ? (
        <span />
      ) : (
        <button type="button" disabled={disabled} onClick={() => onKey(corner)}>
          {corner}
        </button>
      )}
      <button type="button" disabled={disabled} onClick={() => onKey('0')}>
        0
      </button>
      <button
        type="button"
        disabled={disabled}
        aria-label={t('backspace')}
        onClick={() => onKey('backspace')}
      >
        <Icon name="backspace" size={24} />
      </button>
    </div>
  );
}
