import { useNavigate } from '@tanstack/react-router';
import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useDb } from '#client/ui/hooks/engine-context.ts';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import type { TabId } from '#domain/kernel/ids.ts';

import { OpenTab } from './OpenTab.tsx';

interface TabScreenProps {
  readonly tab: TabId;
}

/** A party's tab: what it has, and the pad to order more. */
export function TabScreen({ tab }: TabScreenProps) {
  const { t } = useTranslation('tab');
  const db = useDb();
  const navigate = useNavigate();
  const toRooms = (): void => void navigate({ to: '/' });
  const row = useLiveQuery(async () => (await db.tabs.get(tab)) ?? null, [db, tab]);
  useHotkeys({ Escape: toRooms });
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
  return <OpenTab key={tab} state={row.state} onBack={toRooms} />;
}
