import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Command } from '#domain/commands/command.ts';

import { CommandSheet } from './CommandSheet.tsx';
import { ReasonPicker } from './ReasonPicker.tsx';

interface ReasonSheetProps extends Omit<ComponentProps<typeof CommandSheet>, 'command' | 'lacks'> {
  /** What the reason is asked with, and those that are given most. */
  readonly label: string;
  readonly usual: readonly string[];
  /** The command with the reason that was given. */
  readonly command: (reason: string) => Command;
}

/** A {@link CommandSheet} for what needs a reason, which is asked for before anybody's approval. */
export function ReasonSheet({ label, usual, command, children, ...rest }: ReasonSheetProps) {
  const { t } = useTranslation('refusals');
  const [reason, setReason] = useState('');
  return (
    <CommandSheet
      {...rest}
      command={command(reason)}
      lacks={reason.trim() === '' ? t('reasonMissing') : null}
    >
      {children}
      <ReasonPicker label={label} usual={usual} value={reason} onChange={setReason} />
    </CommandSheet>
  );
}
