import { useMemo } from 'react';

import type { Right, Role, Staff } from '#domain/staff/records.ts';
import { rightsOf } from '#domain/staff/rights.ts';

import { useDb, useStatus } from './engine-context.ts';
import { useRecord } from './records.ts';
import { useRemembered } from './remembered.ts';

const NOTHING: ReadonlySet<Right> = new Set();

/** Somebody who works here; `null` for an id that is not known, `undefined` while reading. */
export const useStaffMember = (id: string): Staff | null | undefined => useRecord('staff', id);

/** Who is signed in on this tablet, without their PIN; `null` for nobody, `undefined` while reading. */
export function useSignedIn(): Omit<Staff, 'pin'> | null | undefined {
  const db = useDb();
  const staff = useStatus().staff ?? '';
  return useRemembered(
    `signed in ${staff}`,
    async () => {
      const row = await db.registers.get(['staff', staff]);
      if (!row) return null;
      // A row of a collection holds a record of it.
      const { pin: _secret, ...known } = row.record as Staff;
      return known;
    },
    [db],
  );
}

/** What the person signed in may do. Empty while reading, so that nothing flashes by. */
export function useRights(): ReadonlySet<Right> {
  const db = useDb();
  const role = useSignedIn()?.role ?? '';
  const rights = useRemembered(
    `rights ${role}`,
    async () => {
      const row = await db.registers.get(['roles', role]);
      // The row's collection says what its record is.
      return row ? rightsOf(row.record as Role) : [];
    },
    [db],
  );
  return useMemo(() => (rights ? new Set(rights) : NOTHING), [rights]);
}

/** Whether the person signed in may do this. */
export const useRight = (right: Right): boolean => useRights().has(right);
