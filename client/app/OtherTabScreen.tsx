import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';

import { PlainFrame } from './PlainFrame.tsx';

interface OtherTabScreenProps {
  /** Whether this tab was the till until another took over. */
  readonly lost: boolean;
  readonly onTakeOver: () => void;
}

/** Stands in every tab of a tablet but the one that is the till. */
export function OtherTabScreen({ lost, onTakeOver }: OtherTabScreenProps) {
  const { t } = useTranslation('app');
  return (
    <PlainFrame>
      <EmptyState
        icon="lock"
        title={lost ? t('otherTab.lostTitle') : t('otherTab.title')}
        body={lost ? t('otherTab.lostBody') : t('otherTab.body')}
        action={{ label: t('otherTab.takeOver'), onClick: onTakeOver }}
      />
    </PlainFrame>
  );
}
