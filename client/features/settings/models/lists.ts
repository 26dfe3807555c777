/** The name of the record that an id stands for; empty where it isn't known. */
export const nameOf = (
  records: readonly { readonly id: string; readonly name: string }[],
  id: string | null,
): string => records.find((record) => record.id === id)?.name ?? '';

/** Records that may still be chosen. */
export const inUse = <Rec extends { readonly retired: boolean }>(
  records: readonly Rec[],
): readonly Rec[] => records.filter(({ retired }) => !retired);

export const bySort = (
  a: { readonly sort: number; readonly name: string },
  b: { readonly sort: number; readonly name: string },
): number => a.sort - b.sort || a.name.localeCompare(b.name);

export const byArea = (
  a: { readonly area: string; readonly sort: number; readonly name: string },
  b: { readonly area: string; readonly sort: number; readonly name: string },
): number => a.area.localeCompare(b.area) || bySort(a, b);

export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name);
