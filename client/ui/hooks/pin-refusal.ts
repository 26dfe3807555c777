import { useTranslation } from 'react-i18next';

import type { SignInRefusal } from '#client/engine/api.ts';

import { useFormat } from './format.ts';
import { useNow } from './now.ts';

const SECOND_MS = 1000;

/** Why a PIN was not taken, in words, and whether the person must wait before another try. */
export interface PinRefusalText {
  readonly text: string | null;
  readonly mustWait: boolean;
}

/** Counts the wait down second by second. `null` for no refusal yet. */
export function usePinRefusal(refusal: SignInRefusal | null): PinRefusalText {
  const { t } = useTranslation('signIn');
  const format = useFormat();
  const now = useNow(SECOND_MS);
  switch (refusal?.code) {
    case undefined:
      return { text: null, mustWait: false };
    case 'wrongPin':
      return { text: t('wrongPin', { triesLeft: refusal.triesLeft }), mustWait: false };
    case 'locked': {
      const leftMs = refusal.until - now;
      return leftMs > 0
        ? { text: t('locked', { wait: format.duration(leftMs) }), mustWait: true }
        : { text: t('lockedOver'), mustWait: false };
    }
    case 'noPin':
      return { text: t('noPin'), mustWait: true };
    case 'unknownStaff':
      return { text: t('unknownStaff'), mustWait: true };
  }
}
