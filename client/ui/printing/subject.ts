import type { TabId } from '#domain/kernel/ids.ts';
import type { FormName } from '#domain/printing/records.ts';
import type { PrintJobState } from '#domain/printing/state.ts';

/** The forms that somebody asks for at a screen. */
export type AskedForm =
  | 'check'
  | 'receipt'
  | 'shiftX'
  | 'shiftZ'
  | 'topUpSlip'
  | 'cardSlip'
  | 'caseSlip';

/** Something that can be printed: a form, and what it is about. */
export interface PrintSubject {
  readonly form: AskedForm;
  /** Null where it is about something else. */
  readonly tab: TabId | null;
  /** The shift, sale, card or case (`domain/printing/refs.ts`); empty where it is the tab itself. */
  readonly about: string;
  /** Where there is room for little: the state without what to do about it. */
  readonly isBrief?: boolean;
}

/** What says how things stand at the moment is a new paper each time; what was is printed again. */
const OF_THE_MOMENT: ReadonlySet<FormName> = new Set(['check', 'shiftX'] as const);

export const isOfTheMoment = (form: FormName): boolean => OF_THE_MOMENT.has(form);

/** The newest job about a subject; null before it was ever printed. */
export function jobAbout(
  subject: PrintSubject,
  jobs: readonly PrintJobState[],
): PrintJobState | null {
  return jobs
    .filter(
      (job) =>
        job.form === subject.form &&
        (subject.tab === null ? job.ref === subject.about : job.tab === subject.tab),
    )
    .reduce<PrintJobState | null>(
      (newest, job) => (newest && newest.requestedAt > job.requestedAt ? newest : job),
      null,
    );
}
