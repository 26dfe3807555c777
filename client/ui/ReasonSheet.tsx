import { type ReactNode, useState } from 'react';

import type { Command } from '#domain/commands/command.ts';

import { ConfirmByEffect } from './ConfirmByEffect.tsx';
import { useCommand } from './hooks/command.tsx';
import { ReasonPicker } from './ReasonPicker.tsx';
import classes from './ReasonSheet.module.css';

interface ReasonSheetProps {
  /** What will be done, in numbers; the title. */
  readonly effect: string;
  /** The verb on the button. */
  readonly verb: string;
  readonly danger?: boolean;
  /** What the reason is asked with, and those that are given most. */
  readonly label: string;
  readonly usual: readonly string[];
  /** The command with the reason that was given. */
  readonly command: (reason: string) => Command;
  /** What else must be known, above the reason. */
  readonly children?: ReactNode;
  /** Given up, or done. */
  readonly onClose: () => void;
}

/** Does one thing that needs a reason, confirmed by its effect; a refusal stands under the reason. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { label, usual, children, onClose } = props;
  const { run, failure, approval } = useCommand();
  const [reason, setReason] = useState('');
  const confirm = async (): Promise<void> => {
    if (await run(props.command(reason))) onClose();
  };
  return (
    <ConfirmByEffect
      opened
      effect={props.effect}
      verb={props.verb}
      danger={props.danger ?? false}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <div className={classes['form']}>
        {children}
        <ReasonPicker label={label} usual={usual} value={reason} onChange={setReason} />
        {failure !== null && (
          <p className={classes['failure']} role="alert">
            {failure}
          </p>
        )}
      </div>
      {approval}
    </ConfirmByEffect>
  );
}
