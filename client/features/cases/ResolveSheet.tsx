import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { ReasonPicker } from '#client/ui/ReasonPicker.tsx';

import classes from './cases.module.css';
import type { ListedCase } from './use-cases.ts';

interface ResolveSheetProps extends ListedCase {
  readonly onClose: () => void;
}

/** Asks what was done about a case, and writes it into the journal. */
export function ResolveSheet({ found, view, onClose }: ResolveSheetProps) {
  const { t } = useTranslation('cases');
  const command = useCommand();
  const [note, setNote] = useState('');
  const resolve = async (): Promise<void> => {
    const { id, about } = found;
    const done = await command.run({ type: 'resolveCase', case: id, about, note: note.trim() });
    if (done) onClose();
  };
  return (
    <Dialog
      opened
      keepOpen
      onClose={onClose}
      title={t(`kinds.${view.kind}`, { room: view.roomName || t('someTab') })}
    >
      <div className={classes['form']}>
        <p className={classes['text']}>{t('resolveBody')}</p>
        <ReasonPicker
          label={t('done')}
          usual={[t('usual.refunded'), t('usual.collected'), t('usual.checked')]}
          value={note}
          onChange={setNote}
        />
        <Failure text={command.failure} />
        <BusyButton size="lg" fullWidth disabled={note.trim() === ''} onPress={resolve}>
          {t('resolve')}
        </BusyButton>
      </div>
      {command.approval}
    </Dialog>
  );
}
