import { useTranslation } from 'react-i18next';

import type { RecordEdit } from '#client/engine/api.ts';
import { useEditFailureText } from '#client/ui/form/use-edit-failure.ts';
import { type Action, useAction } from '#client/ui/hooks/action.ts';
import { useEngine } from '#client/ui/hooks/engine-context.ts';

/** Writes a choice as soon as it is made: there is nothing else to fill in. */
export function useSave(): Action<[RecordEdit]> {
  const { t } = useTranslation('common');
  const engine = useEngine();
  const failureText = useEditFailureText();
  return useAction(async (edit: RecordEdit) => {
    const result = await engine.edit([edit]);
    return result.ok ? null : failureText(result.error);
  }, t('unexpectedAdvice'));
}
