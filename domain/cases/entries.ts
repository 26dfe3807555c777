/** People dealt with a case that the fold found. */
export interface CaseResolved {
  readonly type: 'CaseResolved';
  /** The case's id, made by the fold from the facts that it is about. */
  readonly case: string;
  /** The aggregate that raised it. */
  readonly about: string;
  readonly note: string;
}

export type CaseFact = CaseResolved;
