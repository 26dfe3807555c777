import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { saveFile } from '#client/devices/save-file.ts';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { SecretField } from '#client/ui/form/SecretField.tsx';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';

import { StatusCard } from './StatusCard.tsx';

const LEAST_PASSWORD = 8;

/** Keeps what is unsent in an encrypted file, for when the tablet itself can't be trusted to live. */
export function ExportCard() {
  const { t } = useTranslation(['status', 'common']);
  const engine = useEngine();
  const { unsent, identity } = useStatus();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const exportFile = async (): Promise<void> => {
    setDone(null);
    if (password.length < LEAST_PASSWORD) return setProblem(t('status:export.short'));
    setProblem(null);
    const bytes = await engine.exportUnsent(password).catch(() => null);
    if (bytes === null) return setProblem(t('common:unexpectedAdvice'));
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/gu, '');
    const name = `encore-unsent-${identity?.till ?? ''}-${stamp}.bin`;
    // The engine's bytes come by structured clone, so they never lie in shared memory.
    saveFile(name, new Blob([bytes as Uint8Array<ArrayBuffer>]));
    setPassword('');
    setDone(t('status:export.done', { name }));
  };
  return (
    <StatusCard
      anchor="export"
      icon="download"
      tone="idle"
      title={t('status:export.title')}
      means={unsent === 0 ? t('status:export.nothing') : t('status:export.body')}
    >
      {unsent > 0 && (
        <>
          <SecretField
            label={t('status:export.password')}
            description={t('status:export.passwordHint')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={problem}
          />
          <BusyButton onPress={exportFile}>{t('status:export.button')}</BusyButton>
        </>
      )}
      {done !== null && <output>{done}</output>}
    </StatusCard>
  );
}
