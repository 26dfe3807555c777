import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '#client/ui/hooks/command.tsx';
import type { TabState } from '#domain/tabs/state.ts';

import { SmallSheet } from './SmallSheet.tsx';

interface NoteSheetProps {
  readonly state: TabState;
  readonly onClose: () => void;
}

const MOST_CHARACTERS = 500;

/** The note on the whole tab, seen by whoever opens it. */
export function NoteSheet({ state, onClose }: NoteSheetProps) {
  const { t } = useTranslation('tab');
  const command = useCommand();
  const [note, setNote] = useState(state.note);
  const save = async (): Promise<void> => {
    if (await command.run({ type: 'noteTab', tab: state.tab, note })) onClose();
  };
  return (
    <SmallSheet
      title={t('note.title')}
      verb={t('note.save')}
      command={command}
      onDone={save}
      onClose={onClose}
    >
      <Textarea
        label={t('note.label')}
        placeholder={t('note.placeholder')}
        rows={3}
        maxLength={MOST_CHARACTERS}
        value={note}
        data-autofocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </SmallSheet>
  );
}
