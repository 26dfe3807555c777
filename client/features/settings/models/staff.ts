import { type FormProblem, formProblem } from '#client/ui/hooks/problems.ts';
import { PIN_LEAST, PIN_MOST } from '#client/ui/pin-length.ts';
import type { Role, Staff } from '#domain/staff/records.ts';

import type { FormModel } from '#client/ui/form/use-record-form.ts';
import { storesOf } from './records.ts';

export interface StaffDraft {
  readonly name: string;
  readonly role: string;
  readonly stores: readonly string[];
  /** A new PIN; empty to keep the one there is. */
  readonly pin: string;
  readonly pinAgain: string;
  readonly retired: boolean;
}

export const STAFF_MODEL: FormModel<'staff', StaffDraft> = {
  collection: 'staff',
  toDraft: ({ name, role, stores, retired }) => ({
    name,
    role,
    stores,
    retired,
    pin: '',
    pinAgain: '',
  }),
  toRecord: (draft, base) => {
    const problems: FormProblem[] = [];
    const isNew = base.name === '';
    if (draft.pin === '' && isNew) problems.push(formProblem('pin', 'required'));
    if (draft.pin !== '' && !isPin(draft.pin)) problems.push(formProblem('pin', 'pinInvalid'));
    if (draft.pin !== draft.pinAgain) problems.push(formProblem('pinAgain', 'pinDiffers'));
    const record: Staff = {
      ...base,
      name: draft.name.trim(),
      role: draft.role,
      stores: storesOf(draft.stores),
      retired: draft.retired,
    };
    return { record, problems };
  },
};

/** As long as the pad can type it. */
const isPin = (text: string): boolean =>
  /^\d+$/u.test(text) && text.length >= PIN_LEAST && text.length <= PIN_MOST;

/**
 * Whether somebody active could still change staff settings after these records are written. If
 * nobody could, nobody could ever give the right back.
 */
export function keepsStaffRight(staff: readonly Staff[], roles: readonly Role[]): boolean {
  const mayChange = new Set(
    roles.filter(({ rights }) => rights.includes('settings.staff')).map(({ id }) => id),
  );
  return staff.some(({ role, retired, pin }) => !retired && pin !== null && mayChange.has(role));
}

/** The records with one put in its place, or added. */
export const withRecord = <Rec extends { readonly id: string }>(
  records: readonly Rec[],
  record: Rec,
): readonly Rec[] => [...records.filter(({ id }) => id !== record.id), record];
