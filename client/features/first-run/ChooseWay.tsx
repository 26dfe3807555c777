import { Loader } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { useLanguage } from '#client/ui/hooks/format.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { IconName } from '#client/ui/icon-paths.ts';

import classes from './FirstRunScreen.module.css';
import { useProblemText } from './problem-text.ts';

export type Way = 'start' | 'join';

interface ChooseWayProps {
  readonly onChoose: (way: Way) => void;
}

/** The three ways to begin. The demo needs no further question. */
export function ChooseWay({ onChoose }: ChooseWayProps) {
  const { t } = useTranslation('firstRun');
  const engine = useEngine();
  const language = useLanguage();
  const problemText = useProblemText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const tryDemo = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const outcome = await engine.tryDemo(language);
    setBusy(false);
    if (!outcome.ok) setProblem(problemText(outcome.error));
  };
  return (
    <div className={classes['ways']}>
      <WayButton
        icon="music"
        title={t('demo')}
        body={busy ? t('preparing') : t('demoBody')}
        busy={busy}
        disabled={busy}
        onClick={() => void tryDemo()}
      />
      {problem !== null && (
        <p className={classes['problem']} role="alert">
          {problem}
        </p>
      )}
      <WayButton
        icon="office"
        title={t('start')}
        body={t('startBody')}
        disabled={busy}
        onClick={() => onChoose('start')}
      />
      <WayButton
        icon="qr"
        title={t('join')}
        body={t('joinBody')}
        disabled={busy}
        onClick={() => onChoose('join')}
      />
    </div>
  );
}

interface WayButtonProps {
  readonly icon: IconName;
  readonly title: string;
  readonly body: string;
  readonly busy?: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function WayButton({ icon, title, body, busy = false, disabled, onClick }: WayButtonProps) {
  return (
    <button type="button" className={classes['way']} disabled={disabled} onClick={onClick}>
      {busy ? <Loader size={32} /> : <Icon name={icon} size={32} />}
      <span>
        <strong>{title}</strong>
        <span className={classes['wayBody']}>{body}</span>
      </span>
    </button>
  );
}
