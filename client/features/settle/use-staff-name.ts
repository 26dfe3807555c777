import { useStaffMember } from '#client/ui/hooks/staff.ts';
import type { StaffId } from '#domain/kernel/ids.ts';

/** Somebody's name; empty for nobody and while being read. */
export const useStaffName = (staff: StaffId | null): string =>
  useStaffMember(staff ?? '')?.name ?? '';
