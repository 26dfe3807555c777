import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';

/** An address that leads nowhere, as an old bookmark. */
export function NotFoundScreen() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  return (
    <EmptyState
      icon="search"
      title={t('notFound.title')}
      body={t('notFound.body')}
      action={{ label: t('crash.toRooms'), onClick: () => void navigate({ to: '/' }) }}
    />
  );
}
