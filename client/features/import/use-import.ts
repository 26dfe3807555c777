import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useEditFailureText } from '#client/ui/form/use-edit-failure.ts';
import { type Action, useAction } from '#client/ui/hooks/action.ts';
import { useDb, useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { present } from '#domain/kernel/assert.ts';

import { guessMapping, type ImportKind, type Mapping } from './columns.ts';
import type { Encoding } from './decode.ts';
import { makePlan } from './make-plan.ts';
import type { ImportPlan, OnDuplicate } from './plan.ts';
import { readFile } from './read-file.ts';
import type { Sheet, SheetProblem } from './sheet.ts';
import { writePlan } from './write-plan.ts';

/** How far an import is. Each stage holds what its screen shows. */
type Stage =
  | { readonly type: 'choose'; readonly problem: SheetProblem | null }
  | { readonly type: 'reading'; readonly share: number }
  | { readonly type: 'map'; readonly file: string; readonly sheet: Sheet }
  | { readonly type: 'preview'; readonly plan: ImportPlan }
  | { readonly type: 'writing'; readonly written: number; readonly of: number }
  /** Some of the records are not written, by somebody's wish or for a reason in words. */
  | {
      readonly type: 'stopped';
      readonly written: number;
      readonly of: number;
      readonly failure: string | null;
    }
  | { readonly type: 'done'; readonly count: number };

export interface Importing {
  readonly stage: Stage;
  readonly encoding: Encoding | null;
  readonly setEncoding: (encoding: Encoding | null) => void;
  readonly mapping: Mapping;
  readonly map: (field: string, column: number | null) => void;
  readonly onDuplicate: OnDuplicate;
  readonly setOnDuplicate: (choice: OnDuplicate) => void;
  readonly choose: (file: File) => void;
  readonly restart: () => void;
  /** Writes no more of a plan than what is under way. */
  readonly stop: () => void;
  readonly preview: Action<[]>;
  readonly apply: Action<[]>;
}

/** An import of one kind, from the file to the records. */
export function useImport(kind: ImportKind): Importing {
  const { t } = useTranslation('common');
  const engine = useEngine();
  const db = useDb();
  const { identity } = useStatus();
  const editFailure = useEditFailureText();
  const [stage, setStage] = useState<Stage>({ type: 'choose', problem: null });
  const [encoding, setEncoding] = useState<Encoding | null>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const [onDuplicate, setOnDuplicate] = useState<OnDuplicate>('update');
  const cancelReading = useRef<() => void>(() => undefined);
  const isStopped = useRef(false);
  // Who leaves the screen in the middle of a long file doesn't want it read to its end.
  useEffect(() => () => cancelReading.current(), []);

  const choose = (file: File): void => {
    setStage({ type: 'reading', share: 0 });
    const reading = readFile(file, encoding, (share) => setStage({ type: 'reading', share }));
    cancelReading.current = reading.cancel;
    reading.result.then(
      (result) => {
        if (!result.ok) return setStage({ type: 'choose', problem: result.error });
        setMapping(guessMapping(kind, result.value.headers));
        setStage({ type: 'map', file: file.name, sheet: result.value });
      },
      () => setStage({ type: 'choose', problem: { code: 'notText', row: 0 } }),
    );
  };

  const preview = useAction(async () => {
    if (stage.type !== 'map') return null;
    const { store: home } = present(identity, 'the store of this tablet');
    const { sheet } = stage;
    const plan = await makePlan({ kind, sheet, mapping, onDuplicate, home }, db, engine);
    setStage({ type: 'preview', plan });
    return null;
  }, t('unexpectedAdvice'));

  const apply = useAction(async () => {
    if (stage.type !== 'preview') return null;
    const { edits: planned } = stage.plan;
    const of = planned.length;
    const { chain } = present(identity, 'the store of this tablet');
    let written = 0;
    isStopped.current = false;
    const onWritten = (count: number): void => {
      written = count;
      if (count < of) setStage({ type: 'writing', written, of });
    };
    const isCancelled = (): boolean => isStopped.current;
    const result = await writePlan({ kind, planned, chain, onWritten, isCancelled }, engine);
    const failure = result.ok ? null : editFailure(result.error);
    if (written === 0) return failure;
    setStage(
      written < of ? { type: 'stopped', written, of, failure } : { type: 'done', count: of },
    );
    return null;
  }, t('unexpectedAdvice'));

  return {
    stage,
    encoding,
    setEncoding,
    mapping,
    map: (field, column) =>
      setMapping((before) => {
        const { [field]: _, ...others } = before;
        return column === null ? others : { ...others, [field]: column };
      }),
    onDuplicate,
    setOnDuplicate,
    choose,
    restart: () => {
      cancelReading.current();
      setStage({ type: 'choose', problem: null });
    },
    stop: () => {
      isStopped.current = true;
    },
    preview,
    apply,
  };
}
