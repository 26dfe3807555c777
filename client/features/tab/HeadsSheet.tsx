import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '#client/ui/hooks/command.tsx';
import { Stepper } from '#client/ui/Stepper.tsx';
import type { TabState } from '#domain/tabs/state.ts';

import { SmallSheet } from './SmallSheet.tsx';

interface HeadsSheetProps {
  readonly state: TabState;
  readonly onClose: () => void;
}

const MOST_HEADS = 999;

/** How many guests there are now. */
export function HeadsSheet({ state, onClose }: HeadsSheetProps) {
  const { t } = useTranslation('tab');
  const command = useCommand();
  const [heads, setHeads] = useState(state.heads);
  const save = async (): Promise<void> => {
    if (await command.run({ type: 'changeHeads', tab: state.tab, heads })) onClose();
  };
  return (
    <SmallSheet
      title={t('headsSheet.title')}
      verb={t('headsSheet.save', { count: heads })}
      command={command}
      onDone={save}
      onClose={onClose}
    >
      <Stepper
        label={t('headsSheet.label')}
        fewer={t('headsSheet.fewer')}
        more={t('headsSheet.more')}
        value={heads}
        least={1}
        most={MOST_HEADS}
        onChange={setHeads}
      />
    </SmallSheet>
  );
}
