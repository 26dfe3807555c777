import { Button, Progress } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useEngine } from '#client/ui/hooks/engine-context.ts';

import { DayStep, NamesStep, OwnerStep, PinAgainStep, type StepProps } from './ChainSteps.tsx';
import classes from './FirstRunScreen.module.css';
import { useProblemText } from './problem-text.ts';
import {
  afterRefusal,
  chainInput,
  type Draft,
  emptyDraft,
  problemsOf,
  type Step,
  STEPS,
} from './start-chain.ts';

interface StartChainProps {
  readonly onBack: () => void;
}

const TITLES = {
  names: 'namesTitle',
  day: 'dayTitle',
  owner: 'ownerTitle',
  pinAgain: 'pinAgainTitle',
} as const satisfies Record<Step, string>;

const BODIES: Readonly<Record<Step, (props: StepProps) => React.JSX.Element>> = {
  names: NamesStep,
  day: DayStep,
  owner: OwnerStep,
  pinAgain: PinAgainStep,
};

/** Four questions, then the chain. What was typed stays, whatever is refused. */
export function StartChain({ onBack }: StartChainProps) {
  const { t } = useTranslation(['firstRun', 'common']);
  const engine = useEngine();
  const problemText = useProblemText();
  const [draft, setDraft] = useState<Draft>(() =>
    emptyDraft(Intl.DateTimeFormat().resolvedOptions().timeZone, t('firstRun:frontDesk')),
  );
  const [place, setPlace] = useState(0);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const step = STEPS[place] ?? 'names';
  const problems = problemsOf(step, draft);
  const last = place === STEPS.length - 1;
  const Body = BODIES[step];

  const go = (next: number): void => {
    setTried(false);
    setProblem(null);
    if (next < 0) onBack();
    else setPlace(next);
  };
  const create = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const outcome = await engine.startChain(chainInput(draft));
    setBusy(false);
    if (!outcome.ok) setProblem(problemText(outcome.error));
  };
  const advance = (): void => {
    setTried(true);
    if (Object.keys(problems).length > 0) {
      setDraft(afterRefusal(step, draft));
      return;
    }
    if (last) void create();
    else go(place + 1);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    advance();
  };
  const stepOf = t('firstRun:step', { step: place + 1, steps: STEPS.length });
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <Progress value={((place + 1) / STEPS.length) * 100} aria-label={stepOf} />
      <span className="caption">{stepOf}</span>
      <h1 className={classes['title']}>{t(`firstRun:${TITLES[step]}`)}</h1>
      <Body
        draft={draft}
        problems={tried ? problems : {}}
        onChange={(change) => setDraft({ ...draft, ...change })}
        onEnter={advance}
      />
      {problem !== null && (
        <p className={classes['problem']} role="alert">
          {problem}
        </p>
      )}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={() => go(place - 1)} disabled={busy}>
          {t('common:back')}
        </Button>
        <Button type="submit" loading={busy}>
          {last ? t('firstRun:create') : t('common:next')}
        </Button>
      </div>
    </form>
  );
}
