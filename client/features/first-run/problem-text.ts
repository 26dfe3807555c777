import { useTranslation } from 'react-i18next';

import type { ApiFailure } from '#client/engine/api.ts';

const TOLD = new Set(['codeUnknown', 'codeExpired', 'tooManyTries', 'malformed'] as const);
type Told = typeof TOLD extends ReadonlySet<infer Code> ? Code : never;

const isTold = (code: string): code is Told => (TOLD as ReadonlySet<string>).has(code);

/** Why the server could not do a step of the first run, and what to do. */
export function useProblemText(): (failure: ApiFailure) => string {
  const { t } = useTranslation('firstRun');
  return (failure) => {
    if (failure.kind === 'offline') return t('problems.offline');
    if (failure.kind === 'timedOut') return t('problems.timedOut');
    return isTold(failure.code)
      ? t(`problems.${failure.code}`)
      : t('problems.other', { code: failure.code });
  };
}
