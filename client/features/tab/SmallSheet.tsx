import type { ReactNode } from 'react';

import { Dialog } from '#client/ui/Dialog.tsx';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import type { CommandRunner } from '#client/ui/hooks/command.tsx';

import classes from './sheets.module.css';

interface SmallSheetProps {
  readonly title: string;
  readonly verb: string;
  readonly command: CommandRunner;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet that changes one thing about a tab. */
export function SmallSheet({ title, verb, command, onDone, onClose, children }: SmallSheetProps) {
  return (
    <Dialog opened onClose={onClose} title={title}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void onDone();
        }}
      >
        {children}
        <Failure text={command.failure} />
        <BusyButton size="lg" fullWidth onPress={onDone}>
          {verb}
        </BusyButton>
      </form>
      {command.approval}
    </Dialog>
  );
}
