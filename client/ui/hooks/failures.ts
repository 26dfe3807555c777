import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiFailure, EditFailure, EngineFailure } from '#client/engine/api.ts';
import type { Refusal } from '#domain/commands/refusal.ts';

type AnyFailure = EngineFailure | ApiFailure | Extract<EditFailure, { readonly kind: 'storage' }>;

/**
 * Puts what the engine could not do into words that say what to do next. A right is named in the
 * language of the screen.
 */
export function useFailureText(): (failure: AnyFailure) => string {
  const { t } = useTranslation(['common', 'refusals']);
  return useMemo(() => failureTextIn(t), [t]);
}

function failureTextIn(t: TFunction<['common', 'refusals']>): (failure: AnyFailure) => string {
  const refusalText = ({ code, right, values }: Refusal): string => {
    const named = right === undefined ? '' : t(`common:rights.${right}`);
    return t(`refusals:${code}`, { staff: '', ...values, right: named });
  };
  return (failure) => {
    switch (failure.kind) {
      case 'refused':
        return 'refusal' in failure
          ? refusalText(failure.refusal)
          : t('common:serverRefused', { code: failure.code });
      case 'storage':
        return t('common:storageFailed');
      case 'approval':
        return t('common:approval');
      case 'offline':
        return t('common:offlineAdvice');
      case 'timedOut':
        return t('common:timedOutAdvice');
      case 'notReady':
        return t('common:notReady');
    }
  };
}
