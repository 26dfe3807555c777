import { useLiveQuery } from 'dexie-react-hooks';

import { useDb } from '#client/ui/hooks/engine-context.ts';
import type { PrintJobState } from '#domain/printing/state.ts';

import { rowsAbout } from './rows-about.ts';
import { jobAbout, type PrintSubject } from './subject.ts';

/** {@link jobAbout} of what this tablet knows, followed; `undefined` while being read. */
export function useJobAbout({
  form,
  tab,
  about,
}: Pick<PrintSubject, 'form' | 'tab' | 'about'>): PrintJobState | null | undefined {
  const db = useDb();
  return useLiveQuery(async () => {
    const rows = await rowsAbout(db, { tab, about });
    return jobAbout(
      { form, tab, about },
      rows.map(({ state }) => state),
    );
  }, [db, form, tab, about]);
}
