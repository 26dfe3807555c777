import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface BusyButtonProps extends ButtonProps {
  /** What is waited for; the button shows it at once and can't be tapped twice meanwhile. */
  readonly onPress: () => Promise<unknown>;
  readonly type?: 'button' | 'submit';
  readonly 'aria-label'?: string;
  readonly children: ReactNode;
}

/**
 * A button that shows its own waiting, so that nothing else freezes. `onPress` handles its
 * refusals itself; what it throws is a bug, and the button is free again.
 */
export function BusyButton({ onPress, type = 'button', children, ...rest }: BusyButtonProps) {
  const [busy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    try {
      await onPress();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button {...rest} type={type} loading={busy} onClick={() => void press()}>
      {children}
    </Button>
  );
}
