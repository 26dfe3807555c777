import { useNavigate } from '@tanstack/react-router';
import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useDb } from '#client/ui/hooks/engine-context.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import type { TabId } from '#domain/kernel/ids.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { PaidView } from './PaidView.tsx';
import { SettleView } from './SettleView.tsx';
import { useOpenShift } from './use-open-shift.ts';
import { useSettleLock } from './use-settle-lock.ts';
import { useStaffName } from './use-staff-name.ts';

interface SettleScreenProps {
  readonly tab: TabId;
}

/** Takes the money for a tab and closes it; then shows that it is paid, and goes back by itself. */
export function SettleScreen({ tab }: SettleScreenProps) {
  const { t } = useTranslation('tab');
  const db = useDb();
  const navigate = useNavigate();
  const row = useLiveQuery(async () => (await db.tabs.get(tab)) ?? null, [db, tab]);
  const toRooms = (): void => void navigate({ to: '/' });
  const toTab = (): void => void navigate({ to: '/tab/$tab', params: { tab } });
  if (row === undefined) return <LoadingState />;
  if (row === null) {
    return (
      <EmptyState
        icon="receipt"
        title={t('missing')}
        body={t('missingBody')}
        action={{ label: t('toRooms'), onClick: toRooms }}
      />
    );
  }
  const { settled, cancelled } = row.state;
  if (settled) return <PaidView state={row.state} settlement={settled} onDone={toRooms} />;
  if (cancelled) {
    return (
      <EmptyState
        icon="undo"
        title={t('cancelled', { reason: cancelled.reason })}
        body={row.state.party}
        action={{ label: t('toRooms'), onClick: toRooms }}
      />
    );
  }
  return <Unlocked state={row.state} onBack={toTab} />;
}

interface UnlockedProps {
  readonly state: TabState;
  readonly onBack: () => void;
}

/** The way to the money: a shift is open here, and no other tablet is settling this tab (PAY-6). */
function Unlocked({ state, onBack }: UnlockedProps) {
  const { t } = useTranslation(['settle', 'common']);
  const navigate = useNavigate();
  const shift = useOpenShift();
  const lock = useSettleLock(state.tab);
  const holder = useStaffName(lock.holder);
  if (shift === undefined || lock.state === 'asking') return <LoadingState />;
  if (shift === null) {
    return (
      <EmptyState
        icon="shift"
        title={t('settle:noShift')}
        body={t('settle:noShiftBody')}
        action={{
          label: t('settle:toShift'),
          onClick: () => void navigate({ to: '/shift', search: { settle: state.tab } }),
        }}
      />
    );
  }
  if (lock.state === 'elsewhere') {
    return (
      <EmptyState
        icon="lock"
        title={holder === '' ? t('settle:lockedNobody') : t('settle:locked', { staff: holder })}
        body={t('settle:lockedBody')}
        action={{ label: t('common:retry'), onClick: lock.retry }}
      />
    );
  }
  return <SettleView state={state} onBack={onBack} />;
}
