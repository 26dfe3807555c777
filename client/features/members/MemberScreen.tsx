import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';
import type { MemberId } from '#domain/kernel/ids.ts';

interface MemberScreenProps {
  readonly member: MemberId;
}

export function MemberScreen(_props: MemberScreenProps) {
  const { t } = useTranslation('members');
  return <Screen title={t('title')}>{null}</Screen>;
}
