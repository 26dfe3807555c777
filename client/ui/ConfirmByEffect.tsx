import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from './Dialog.tsx';
import { BusyButton } from './BusyButton.tsx';
import classes from './ConfirmByEffect.module.css';
import { useHotkeys } from './hooks/hotkeys.ts';

interface ConfirmByEffectProps {
  readonly opened: boolean;
  /** What will be done, in numbers: "Void 2 × Budweiser, −¥40". Never "Are you sure?". */
  readonly effect: string;
  /** The verb on the button. */
  readonly verb: string;
  readonly danger?: boolean;
  /** What must be given, as a reason; and where a refusal stands. */
  readonly children?: ReactNode;
  readonly onConfirm: () => Promise<unknown>;
  readonly onCancel: () => void;
}

/** Asks before what can't be undone, by saying what it will do. */
export function ConfirmByEffect(props: ConfirmByEffectProps) {
  return (
    <Dialog opened={props.opened} onClose={props.onCancel} title={props.effect}>
      <Choice {...props} />
    </Dialog>
  );
}

function Choice({ verb, danger = false, children, onConfirm, onCancel }: ConfirmByEffectProps) {
  const { t } = useTranslation('common');
  useHotkeys({ Enter: () => void onConfirm() });
  return (
    <>
      {children}
      <div className={classes['choice']}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <BusyButton
          className={classes['verb'] ?? ''}
          color={danger ? 'red.8' : 'violet'}
          onPress={onConfirm}
        >
          {verb}
        </BusyButton>
      </div>
    </>
  );
}
