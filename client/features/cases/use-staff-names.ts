import { useRecords } from '#client/ui/hooks/records.ts';

/** The name of anybody who works or worked here; the id where it isn't known. */
export function useStaffNames(): (staff: string) => string {
  const staff = useRecords('staff');
  return (id) => staff?.find((one) => one.id === id)?.name ?? id;
}
