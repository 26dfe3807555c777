import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { BusyButton } from './BusyButton.tsx';
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
  const { t } = useTranslation('common');
  useHotkeys({ Enter: () => void props.onConfirm() }, props.opened);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onCancel}
      title={props.effect}
      centered
      closeButtonProps={{ size: 44, 'aria-label': t('close') }}
    >
      {props.children}
      <Group justify="space-between" mt="md">
        <Button variant="default" onClick={props.onCancel}>
          {t('cancel')}
        </Button>
        <BusyButton color={props.danger === true ? 'red.8' : 'violet'} onPress={props.onConfirm}>
          {props.verb}
        </BusyButton>
      </Group>
    </Modal>
  );
}
