import { useTranslation } from 'react-i18next';

import { fen } from '#domain/kernel/fen.ts';
import type { ProblemCode } from '#domain/registers/problem.ts';

import { useFormat } from './format.ts';

/** What a form may find before the rules of a register are asked: a text that can't be read. */
export type FormProblemCode =
  | ProblemCode
  | 'duplicateName'
  | 'duplicateBarcode'
  | 'notAnAmount'
  | 'moreThanTwoDecimals'
  | 'notATime'
  | 'pinInvalid'
  | 'pinDiffers'
  | 'lastWithRight'
  | 'rightMissing';

export interface FormProblem {
  readonly field: string;
  readonly code: FormProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export const formProblem = (
  field: string,
  code: FormProblemCode,
  values: FormProblem['values'] = {},
): FormProblem => ({ field, code, values });

// What some words have a place for and a problem of another kind doesn't fill.
const BLANKS = {
  value: '',
  min: '',
  max: '',
  length: '',
  name: '',
  from: '',
  to: '',
  minutes: '',
};

/** Puts a problem with a field into words that say what to do. Values in fen are shown as amounts. */
export function useProblemText(): (problem: Omit<FormProblem, 'field'>) => string {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return ({ code, values }) => {
    const shown: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(values)) {
      if (key.endsWith('Fen')) shown[key.slice(0, -3)] = format.fen(fen(Number(value)));
      else shown[key] = value;
    }
    return t(`problems.${code}`, { ...BLANKS, ...shown });
  };
}
