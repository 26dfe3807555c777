import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';

import { PlainFrame } from './PlainFrame.tsx';

interface UnreadableScreenProps {
  /** What the browser says of it. */
  readonly message: string;
}

/**
 * A disk that can't be read says nothing of whose tablet this is. It is not a new one: whoever set it
 * up anew would leave what it holds.
 */
export function UnreadableScreen({ message }: UnreadableScreenProps) {
  const { t } = useTranslation('app');
  return (
    <PlainFrame>
      <EmptyState
        icon="storage"
        title={t('unreadable.title')}
        body={t('unreadable.body', { message })}
        action={{ label: t('crash.reload'), onClick: () => window.location.reload() }}
      />
    </PlainFrame>
  );
}
