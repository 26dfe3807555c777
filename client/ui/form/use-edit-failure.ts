import { useTranslation } from 'react-i18next';

import type { EditFailure } from '#client/engine/api.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';

/** Why an edit was not taken, where no field is there to say it at. */
export function useEditFailureText(): (failure: EditFailure) => string {
  const { t } = useTranslation(['settings', 'common']);
  const failureText = useFailureText();
  return (failure) => {
    switch (failure.kind) {
      case 'rightMissing':
        return t('settings:problems.rightMissing');
      case 'tillOnly':
        return t('settings:problems.tillOnly');
      case 'invalid':
        return `${failure.field}: ${t('settings:problems.unknownChoice', { value: failure.code })}`;
      case 'storage':
        return failureText(failure);
    }
  };
}
