import { type ReactNode, useState } from 'react';

import type { Command } from '#domain/commands/command.ts';

import classes from './CommandSheet.module.css';
import { ConfirmByEffect } from './ConfirmByEffect.tsx';
import { Failure } from './Failure.tsx';
import { useCommand } from './hooks/command.tsx';

interface CommandSheetProps {
  /** What will be done, in numbers; the title. */
  readonly effect: string;
  /** The verb on the button. */
  readonly verb: string;
  readonly danger?: boolean;
  readonly command: Command;
  /** What is still to be given, said instead of asking anybody to approve; null once all is there. */
  readonly lacks?: string | null;
  /** What else must be known or given. */
  readonly children?: ReactNode;
  /** Given up, or done. */
  readonly onClose: () => void;
}

/** Does one thing, confirmed by its effect; a refusal stands under what was said of it. */
export function CommandSheet({
  command,
  lacks = null,
  children,
  onClose,
  ...rest
}: CommandSheetProps) {
  const { run, failure, approval } = useCommand();
  const [saysLack, setSaysLack] = useState(false);
  const confirm = async (): Promise<void> => {
    setSaysLack(lacks !== null);
    if (lacks === null && (await run(command))) onClose();
  };
  return (
    <ConfirmByEffect opened {...rest} onConfirm={confirm} onCancel={onClose}>
      <div className={classes['form']}>
        {children}
        <Failure text={saysLack ? lacks : failure} />
      </div>
      {approval}
    </ConfirmByEffect>
  );
}
