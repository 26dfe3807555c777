import type { Database, PrintRow } from '#client/engine/database.ts';

import type { PrintSubject } from './subject.ts';

/** The jobs of a tab or, where it is about something else, those that name that; no others are read. */
export const rowsAbout = (
  { prints }: Pick<Database, 'prints'>,
  { tab, about }: Pick<PrintSubject, 'tab' | 'about'>,
): Promise<readonly PrintRow[]> =>
  (tab === null
    ? prints.where('state.ref').equals(about)
    : prints.where('tab').equals(tab)
  ).toArray();
