import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { StateChip } from '#client/ui/StateChip.tsx';

const SHOWN_MS = 4000;

/** That a form which stays open was saved: shown for some seconds. */
export function useSavedNote(): { readonly shown: boolean; readonly show: () => void } {
  const [shown, setShown] = useState(false);
  return {
    shown,
    show: () => {
      setShown(true);
      setTimeout(() => setShown(false), SHOWN_MS);
    },
  };
}

export function SavedNote({ shown }: { readonly shown: boolean }) {
  const { t } = useTranslation('settings');
  return (
    <div role="status">{shown && <StateChip tone="good" icon="check" label={t('saved')} />}</div>
  );
}
