import { Button, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { useScan } from '#client/ui/hooks/scan.ts';

import classes from './FirstRunScreen.module.css';
import { useProblemText } from './problem-text.ts';
import { CODE_LENGTH, codeIn } from './start-chain.ts';

interface JoinStoreProps {
  /** From the address that a code's QR opens; empty otherwise. */
  readonly code: string;
  readonly onBack: () => void;
}

/** Joins a store with a code from its manager, typed or scanned. */
export function JoinStore({ code: linked, onBack }: JoinStoreProps) {
  const { t } = useTranslation(['firstRun', 'common']);
  const engine = useEngine();
  const problemText = useProblemText();
  const [code, setCode] = useState(linked);
  const [deviceName, setDeviceName] = useState<string>(t('firstRun:frontDesk'));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useScan((scanned) => setCode(codeIn(scanned)));

  const join = async (): Promise<void> => {
    if (code.length !== CODE_LENGTH) return setProblem(t('firstRun:codeShort'));
    setBusy(true);
    setProblem(null);
    const outcome = await engine.joinWithCode(code, deviceName.trim() || t('firstRun:frontDesk'));
    setBusy(false);
    if (!outcome.ok) setProblem(problemText(outcome.error));
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void join();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <h1 className={classes['title']}>{t('firstRun:codeTitle')}</h1>
      <p className={classes['body']}>{t('firstRun:codeBody')}</p>
      <TextInput
        label={t('firstRun:code')}
        value={code}
        onChange={(event) => setCode(codeIn(event.currentTarget.value))}
        error={problem}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: classes['code'] ?? '' }}
        data-autofocus
      />
      <TextInput
        label={t('firstRun:deviceName')}
        description={t('firstRun:deviceNameHint')}
        value={deviceName}
        onChange={(event) => setDeviceName(event.currentTarget.value)}
        maxLength={30}
      />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onBack} disabled={busy}>
          {t('common:back')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('firstRun:joinVerb')}
        </Button>
      </div>
    </form>
  );
}
