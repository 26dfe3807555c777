import { Alert, Button, FileButton, NativeSelect, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';

import type { ImportKind } from './columns.ts';
import { ENCODINGS } from './decode.ts';
import classes from './import.module.css';
import { MappingStep } from './MappingStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import type { SheetProblem } from './sheet.ts';
import { type Importing, useImport } from './use-import.ts';

/** An import, step by step: file, columns, preview, done. */
export function ImportCard({ kind }: { readonly kind: ImportKind }) {
  const { t } = useTranslation('import');
  const importing = useImport(kind);
  return (
    <section className={classes['card']} aria-label={t('importTitle')}>
      <h2 className={classes['heading']}>{t('importTitle')}</h2>
      <CurrentStep kind={kind} importing={importing} />
    </section>
  );
}

interface StepProps {
  readonly kind: ImportKind;
  readonly importing: Importing;
}

function CurrentStep({ kind, importing }: StepProps) {
  const { t } = useTranslation('import');
  const { stage } = importing;
  switch (stage.type) {
    case 'choose':
      return <ChooseStep importing={importing} problem={stage.problem} />;
    case 'reading':
      return <ReadingStep share={stage.share} onCancel={importing.restart} />;
    case 'map':
      return (
        <MappingStep kind={kind} importing={importing} file={stage.file} sheet={stage.sheet} />
      );
    case 'preview':
      return <PreviewStep importing={importing} plan={stage.plan} />;
    case 'writing':
      return <WritingStep stage={stage} onStop={importing.stop} />;
    case 'stopped':
      return (
        <EmptyState
          icon="alert"
          title={t('stoppedTitle', { written: stage.written, of: stage.of })}
          body={[stage.failure, t('stoppedBody')].filter(Boolean).join(' ')}
          action={{ label: t('again'), onClick: importing.restart }}
        />
      );
    case 'done':
      return (
        <EmptyState
          icon="check"
          title={t('doneTitle')}
          body={t('doneBody', { count: stage.count })}
          action={{ label: t('again'), onClick: importing.restart }}
        />
      );
  }
}

function ChooseStep({
  importing,
  problem,
}: {
  readonly importing: Importing;
  readonly problem: SheetProblem | null;
}) {
  const { t } = useTranslation('import');
  return (
    <>
      <p className={classes['lead']}>{t('importBody')}</p>
      {problem && (
        <Alert color="red" role="alert">
          {t(`fileProblems.${problem.code}`, { row: problem.row })}
        </Alert>
      )}
      <div
        className={classes['drop']}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const file = event.dataTransfer.files[0];
          if (file) importing.choose(file);
        }}
      >
        <FileButton
          accept=".csv,.tsv,.txt,.xlsx,text/csv"
          onChange={(file) => file && importing.choose(file)}
        >
          {(props) => <Button {...props}>{t('choose')}</Button>}
        </FileButton>
        <span className={classes['lead']}>{t('drop')}</span>
      </div>
      <NativeSelect
        className={classes['encoding'] ?? ''}
        label={t('encoding')}
        value={importing.encoding ?? ''}
        data={[
          { value: '', label: t('encodingAuto') },
          ...ENCODINGS.map((each) => ({ value: each, label: t(`encodings.${each}`) })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          importing.setEncoding(ENCODINGS.find((each) => each === chosen) ?? null);
        }}
      />
    </>
  );
}

function ReadingStep({
  share,
  onCancel,
}: {
  readonly share: number;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation('import');
  const percent = percentOf(share);
  return (
    <div className={classes['reading']} role="status">
      <span>{t('reading', { percent })}</span>
      <Progress value={percent} aria-label={t('reading', { percent })} />
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}

interface WritingStepProps {
  readonly stage: { readonly written: number; readonly of: number };
  readonly onStop: () => void;
}

function WritingStep({ stage: { written, of }, onStop }: WritingStepProps) {
  const { t } = useTranslation('import');
  const words = t('writing', { written, of });
  return (
    <div className={classes['reading']} role="status">
      <span>{words}</span>
      <Progress value={shareOf(written, of)} aria-label={words} />
      <Button variant="default" onClick={onStop}>
        {t('stop')}
      </Button>
    </div>
  );
}

const shareOf = (written: number, of: number): number => percentOf(written / of);

const percentOf = (share: number): number => Math.round(share * 100);
