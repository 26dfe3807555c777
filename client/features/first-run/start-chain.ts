import type { StartChainInput } from '#client/engine/api.ts';
import { PIN_LEAST } from '#client/ui/pin-length.ts';
import { isTimeZone, parseClock } from '#domain/kernel/business-date.ts';

/** The steps of starting a chain, one question each. */
export const STEPS = ['names', 'day', 'owner', 'pinAgain'] as const;
export type Step = (typeof STEPS)[number];

/** What was typed so far. Kept when something is refused. */
export interface Draft {
  readonly chainName: string;
  readonly storeName: string;
  readonly deviceName: string;
  readonly timeZone: string;
  /** As in `08:00`. */
  readonly closeout: string;
  readonly ownerName: string;
  readonly pin: string;
  readonly pinAgain: string;
}

export const emptyDraft = (timeZone: string, deviceName: string): Draft => ({
  chainName: '',
  storeName: '',
  deviceName,
  timeZone,
  closeout: '08:00',
  ownerName: '',
  pin: '',
  pinAgain: '',
});

export type DraftProblem = 'nameMissing' | 'pinShort' | 'pinDiffers';

/** What keeps a step from being left, by field; nothing when it may be. */
export function problemsOf(
  step: Step,
  draft: Draft,
): Partial<Readonly<Record<keyof Draft, DraftProblem>>> {
  switch (step) {
    case 'names':
      return missingNames(draft, ['chainName', 'storeName', 'deviceName']);
    case 'day':
      return isTimeZone(draft.timeZone) ? {} : { timeZone: 'nameMissing' };
    case 'owner':
      return {
        ...missingNames(draft, ['ownerName']),
        ...(draft.pin.length < PIN_LEAST ? { pin: 'pinShort' } : {}),
      };
    case 'pinAgain':
      return draft.pinAgain === draft.pin ? {} : { pinAgain: 'pinDiffers' };
  }
}

/** The draft after a step was refused: a PIN that differs is typed anew, the rest stays. */
export const afterRefusal = (step: Step, draft: Draft): Draft =>
  step === 'pinAgain' ? { ...draft, pinAgain: '' } : draft;

function missingNames(
  draft: Draft,
  fields: readonly (keyof Draft)[],
): Partial<Record<keyof Draft, DraftProblem>> {
  const problems: Partial<Record<keyof Draft, DraftProblem>> = {};
  for (const field of fields) if (draft[field].trim() === '') problems[field] = 'nameMissing';
  return problems;
}

/** A draft without problems as the engine takes it. */
export const chainInput = (draft: Draft): StartChainInput => ({
  chainName: draft.chainName.trim(),
  storeName: draft.storeName.trim(),
  timeZone: draft.timeZone,
  closeoutMinute: parseClock(draft.closeout),
  ownerName: draft.ownerName.trim(),
  ownerPin: draft.pin,
  deviceName: draft.deviceName.trim(),
});

/**
 * The enrolment code in what was typed or scanned: a bare code in any case and spacing, or an
 * address with `?join=`. Empty when there is none.
 *
 * @example codeIn('https://ktv.example/?join=K7QF29MD') // 'K7QF29MD'
 * @example codeIn('k7qf 29md') // 'K7QF29MD'
 */
export function codeIn(text: string): string {
  const linked = /[?&]join=([^&#]*)/u.exec(text)?.[1];
  return (linked ?? text)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/gu, '')
    .slice(0, CODE_LENGTH);
}

export const CODE_LENGTH = 8;
