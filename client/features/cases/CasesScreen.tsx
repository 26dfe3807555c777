import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { useRight } from '#client/ui/hooks/staff.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Screen } from '#client/ui/Screen.tsx';
import { Segments } from '#client/ui/Segments.tsx';

import { CaseCard } from './CaseCard.tsx';
import classes from './cases.module.css';
import { MoneyCaseCard } from './MoneyCaseCard.tsx';
import { QuarantineNote } from './QuarantineNote.tsx';
import { useCases } from './use-cases.ts';
import { useMoneyCases } from './use-money-cases.ts';

const SCOPES = ['store', 'chain'] as const;

/** What people must decide, and what they decided lately: of this store, or for head office of all. */
export function CasesScreen() {
  const { t } = useTranslation('cases');
  const navigate = useNavigate();
  const { identity } = useStatus();
  const isChain = useRight('report.chain');
  const mayDevices = useRight('settings.devices');
  const [scope, setScope] = useState<'store' | 'chain'>('store');
  const cases = useCases();
  const money = useMoneyCases(scope === 'store' ? (identity?.store ?? null) : null);
  const toRooms = (): void => void navigate({ to: '/' });
  useHotkeys({ Escape: toRooms });
  if (!cases || !money) {
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
        {isChain && (
          <Segments
            label={t('scope.title')}
            value={scope}
            data={SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
            onChange={setScope}
          />
        )}
        {open.length + money.length === 0 && (
          <EmptyState
            icon="check"
            title={t('noneTitle')}
            body={t('noneBody')}
            action={{ label: t('toRooms'), onClick: toRooms }}
          />
        )}
        {mayDevices && <QuarantineNote />}
        {money.map((found) => (
          <MoneyCaseCard key={`${found.member} ${found.file.id}`} found={found} />
        ))}
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
