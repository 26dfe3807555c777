import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SwitchLine } from '#client/ui/form/SwitchLine.tsx';
import { useProblemText } from '#client/ui/hooks/problems.ts';
import { StateChip, type Tone } from '#client/ui/StateChip.tsx';
import table from '#client/ui/table.module.css';
import { PROBLEM_CODES } from '#domain/registers/problem.ts';

import { isCellCode } from './cell-codes.ts';
import classes from './import.module.css';
import type { CellProblem, ImportPlan, PlannedRow } from './plan.ts';
import type { Importing } from './use-import.ts';

/** Rows that the preview shows; all of them are checked. */
const MOST_ROWS = 200;

const CHIPS = {
  new: { tone: 'good', icon: 'plus' },
  update: { tone: 'busy', icon: 'edit' },
  same: { tone: 'idle', icon: 'check' },
  skip: { tone: 'idle', icon: 'minus' },
  wrong: { tone: 'bad', icon: 'alert' },
} as const satisfies Record<PlannedRow['outcome'], { readonly tone: Tone; readonly icon: string }>;

const OUTCOMES = ['new', 'update', 'same', 'skip', 'wrong'] as const;

interface PreviewStepProps {
  readonly importing: Importing;
  readonly plan: ImportPlan;
}

/** What the import would do, row by row, before anything is written. */
export function PreviewStep({ importing, plan }: PreviewStepProps) {
  const { t } = useTranslation('import');
  const [onlyWrong, setOnlyWrong] = useState(plan.counts.wrong > 0);
  const [leaveOut, setLeaveOut] = useState(false);
  const rows = onlyWrong ? plan.rows.filter(({ outcome }) => outcome === 'wrong') : plan.rows;
  const blocked = plan.counts.wrong > 0 && !leaveOut;
  return (
    <>
      <div className={classes['counts']}>
        {OUTCOMES.map((outcome) => (
          <StateChip
            key={outcome}
            {...CHIPS[outcome]}
            label={`${t(`outcomes.${outcome}`)} ${plan.counts[outcome]}`}
          />
        ))}
      </div>
      {plan.alsoNew.length > 0 && (
        <p className={classes['lead']}>{t('alsoNew', { names: plan.alsoNew.join('、') })}</p>
      )}
      {plan.counts.wrong > 0 && (
        <SwitchLine label={t('onlyWrong')} checked={onlyWrong} onChange={setOnlyWrong} />
      )}
      <RowsTable rows={rows} />
      {plan.counts.wrong > 0 && (
        <>
          <Alert color="red">{t('fixFirst')}</Alert>
          <SwitchLine
            label={t('leaveOut', { count: plan.counts.wrong })}
            checked={leaveOut}
            onChange={setLeaveOut}
          />
        </>
      )}
      {importing.apply.failure !== null && (
        <p className={classes['wrong']} role="alert">
          {importing.apply.failure}
        </p>
      )}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={importing.restart}>
          {t('another')}
        </Button>
        <Button
          disabled={blocked || plan.edits.length === 0}
          loading={importing.apply.busy}
          onClick={() => importing.apply.run()}
        >
          {plan.edits.length === 0 ? t('nothing') : t('apply', { count: plan.edits.length })}
        </Button>
      </div>
    </>
  );
}

function RowsTable({ rows }: { readonly rows: readonly PlannedRow[] }) {
  const { t } = useTranslation('import');
  // Fields named here are columns of the import or fields of its records; there are words for each.
  const fieldName = (field: string): string =>
    t(`columns.${field.replace(/Fen$/u, '')}` as 'columns.name');
  const problemText = useCellText();
  return (
    <div className={table['frame']}>
      <table className={table['table']}>
        {rows.length > MOST_ROWS && <caption>{t('moreRows', { count: MOST_ROWS })}</caption>}
        <thead>
          <tr>
            <th scope="col" className={table['number']}>
              {t('row')}
            </th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('outcome')}</th>
            <th scope="col">{t('detail')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <tr key={row.row}>
              <td className={table['number']}>{row.row}</td>
              <th scope="row">{row.label}</th>
              <td>
                <StateChip {...CHIPS[row.outcome]} label={t(`outcomes.${row.outcome}`)} />
              </td>
              <td>
                {row.problems.map((each) => (
                  <p key={`${each.field} ${each.code}`} className={classes['wrong']}>
                    {fieldName(each.field)} {problemText(each)}
                  </p>
                ))}
                {row.changes.length > 0 &&
                  t('changes', { fields: row.changes.map(fieldName).join('、') })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A cell's mistake in words: the import's own, or those of the forms for a record's rules. */
function useCellText(): (problem: CellProblem) => string {
  const { t } = useTranslation('import');
  const formText = useProblemText();
  return ({ code, values }) => {
    if (isCellCode(code)) {
      return t(`cells.${code}`, { text: '', row: '', known: '', name: '', number: '', ...values });
    }
    const known = PROBLEM_CODES.find((each) => each === code);
    return known ? formText({ code: known, values }) : code;
  };
}
