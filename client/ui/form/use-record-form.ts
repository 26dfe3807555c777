import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { EditFailure } from '#client/engine/api.ts';
import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { type FormProblem, useProblemText } from '#client/ui/hooks/problems.ts';
import { checkRecord } from '#domain/registers/check.ts';
import { PROBLEM_CODES } from '#domain/registers/problem.ts';
import type { CollectionName, Collections } from '#domain/registers/registers.ts';

import { useEditFailureText } from './use-edit-failure.ts';

/** What was typed, read as a record. */
interface ReadDraft<Rec> {
  readonly record: Rec;
  readonly problems: readonly FormProblem[];
}

/** How the record of a collection becomes fields of a form and comes back. */
export interface FormModel<Name extends CollectionName, Draft> {
  readonly collection: Name;
  readonly toDraft: (record: Collections[Name]) => Draft;
  readonly toRecord: (draft: Draft, base: Collections[Name]) => ReadDraft<Collections[Name]>;
  /** The draft's field for one of the record, where they differ; else what is wrong stood nowhere. */
  readonly fieldOf?: (field: string) => string;
}

export interface Form<Draft> {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  /** The words at a field, or null. */
  readonly errorOf: (field: string) => string | null;
  /** What is wrong and has no field of its own. */
  readonly failure: string | null;
  readonly busy: boolean;
  readonly submit: () => void;
}

interface RecordFormOptions<Name extends CollectionName, Draft> {
  readonly model: FormModel<Name, Draft>;
  readonly base: Collections[Name];
  /** Checks against the other records, as that no name is given twice. */
  readonly checkAgainstOthers?: (record: Collections[Name]) => readonly FormProblem[];
  /** Completes the record just before it is written, as with a PIN's hash. */
  readonly complete?: (record: Collections[Name]) => Promise<Collections[Name]>;
  readonly onSaved: (record: Collections[Name]) => void;
}

/**
 * A form for one record. What is typed stays until it is saved; what is wrong stands at its field.
 * Nothing is written while anything is wrong.
 */
export function useRecordForm<Name extends CollectionName, Draft extends object>(
  options: RecordFormOptions<Name, Draft>,
): Form<Draft> {
  const { model, base } = options;
  const { t } = useTranslation(['common', 'settings']);
  const engine = useEngine();
  const editFailureText = useEditFailureText();
  const problemText = useProblemText();
  const [draft, setDraft] = useState(() => model.toDraft(base));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    const read = model.toRecord(draft, base);
    const found = [
      ...read.problems,
      ...checkRecord(model.collection, read.record).map((problem) => ({
        ...problem,
        field: model.fieldOf?.(problem.field) ?? problem.field,
      })),
      ...(options.checkAgainstOthers?.(read.record) ?? []),
    ];
    setProblems(found);
    setFailure(null);
    if (found.length > 0) return;
    const record = options.complete ? await options.complete(read.record) : read.record;
    const result = await engine.edit([{ collection: model.collection, record }]);
    if (result.ok) return options.onSaved(record);
    if (result.error.kind === 'invalid') setProblems([fromEngine(result.error)]);
    else setFailure(editFailureText(result.error));
  };

  return {
    draft,
    set: (change) => {
      setDraft((before) => ({ ...before, ...change }));
      const fields = Object.keys(change);
      setProblems((before) => before.filter(({ field }) => !fields.includes(rootOf(field))));
    },
    errorOf: (field) => {
      const problem = problems.find((each) => each.field === field);
      return problem ? problemText(problem) : null;
    },
    failure,
    busy,
    submit: () => {
      if (busy) return;
      setBusy(true);
      save()
        .catch(() => setFailure(t('common:unexpectedAdvice')))
        .finally(() => setBusy(false));
    },
  };
}

const rootOf = (field: string): string => field.split('.', 1)[0] ?? field;

/** The engine asks the same rules; a code that this screen has no words for reads as a bad choice. */
function fromEngine(failure: Extract<EditFailure, { readonly kind: 'invalid' }>): FormProblem {
  const { field, values } = failure;
  const code = PROBLEM_CODES.find((known) => known === failure.code) ?? 'unknownChoice';
  return { field, code, values: { value: failure.code, ...values } };
}
