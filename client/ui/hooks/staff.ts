import type { Right, Staff } from '#domain/staff/records.ts';

import { useStatus } from './engine-context.ts';
import { useRecord } from './records.ts';

const NOTHING: ReadonlySet<Right> = new Set();

/** Somebody who works here; `null` for an id that is not known, `undefined` while reading. */
export const useStaffMember = (id: string): Staff | null | undefined => useRecord('staff', id);

/** Who is signed in on this tablet; `null` for nobody, `undefined` while reading. */
export function useSignedIn(): Staff | null | undefined {
  const { staff } = useStatus();
  return useRecord('staff', staff ?? '');
}

/** What the person signed in may do. Empty while reading, so that nothing flashes by. */
export function useRights(): ReadonlySet<Right> {
  const signedIn = useSignedIn();
  const role = useRecord('roles', signedIn?.role ?? '');
  return role ? new Set(role.rights) : NOTHING;
}

/** Whether the person signed in may do this. */
export const useRight = (right: Right): boolean => useRights().has(right);
