import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { BusyButton } from '#client/ui/BusyButton.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { Icon } from '#client/ui/Icon.tsx';

import type { PricedDraft } from './draft.ts';
import classes from './SendBar.module.css';

interface SendBarProps {
  readonly priced: PricedDraft;
  readonly failure: string | null;
  readonly onSend: () => Promise<void>;
  readonly onClear: () => void;
}

/** The biggest button: sends what is composed to its stations. */
export function SendBar({ priced, failure, onSend, onClear }: SendBarProps) {
  const { t } = useTranslation('tab');
  const format = useFormat();
  const isEmpty = priced.count === 0;
  useHotkeys({ Enter: () => void onSend() }, !isEmpty);
  return (
    <footer className={classes['bar']}>
      {failure !== null && (
        <p className={classes['failure']} role="alert">
          {failure}
        </p>
      )}
      {!isEmpty && (
        <ActionIcon variant="default" size={72} aria-label={t('clearDraft')} onClick={onClear}>
          <Icon name="trash" size={24} />
        </ActionIcon>
      )}
      <BusyButton
        className={classes['send'] ?? ''}
        size="xl"
        disabled={isEmpty}
        onPress={onSend}
        leftSection={<Icon name="send" size={24} />}
      >
        {t('send', { count: priced.count })}
        <span className={classes['amount']}>{format.fen(priced.totalFen)}</span>
      </BusyButton>
    </footer>
  );
}
