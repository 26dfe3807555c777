import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Screen } from '#client/ui/Screen.tsx';

import { CaseCard } from './CaseCard.tsx';
import classes from './cases.module.css';
import { useCases } from './use-cases.ts';

/** What people must decide, and what they decided lately. */
export function CasesScreen() {
  const { t } = useTranslation('cases');
  const navigate = useNavigate();
  const cases = useCases();
  const toRooms = (): void => void navigate({ to: '/' });
  useHotkeys({ Escape: toRooms });
  if (!cases) {
    return (
      <Screen title={t('title')}>
        <LoadingState />
      </Screen>
    );
  }
  const { open, resolved } = cases;
  return (
    <Screen title={t('title')}>
      <div className={classes['page']}>
        {open.length === 0 && (
          <EmptyState
            icon="check"
            title={t('noneTitle')}
            body={t('noneBody')}
            action={{ label: t('toRooms'), onClick: toRooms }}
          />
        )}
        {open.map((one) => (
          <CaseCard key={one.found.id} {...one} />
        ))}
        {resolved.length > 0 && <h2 className={classes['heading']}>{t('resolved')}</h2>}
        {resolved.map((one) => (
          <CaseCard key={one.found.id} {...one} />
        ))}
      </div>
    </Screen>
  );
}
