import { useLiveQuery } from 'dexie-react-hooks';

import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import type { PrinterId } from '#domain/kernel/ids.ts';
import type { FormName } from '#domain/printing/records.ts';

import { JobState } from './JobState.tsx';
import { usePrintingNow } from './use-printing.ts';

interface LatestJobProps {
  readonly form: FormName;
  readonly printer: PrinterId;
}

/** How the newest job of a form on a printer stands; nothing before there was one today. */
export function LatestJob({ form, printer }: LatestJobProps) {
  const db = useDb();
  const { date } = useStatus();
  const now = usePrintingNow();
  const job = useLiveQuery(async () => {
    const rows = await db.prints
      .where('date')
      .equals(date ?? '')
      .filter(({ state }) => state.form === form && state.printer === printer)
      .sortBy('state.requestedAt');
    return rows.at(-1)?.state ?? null;
  }, [db, date, form, printer]);
  return job && now ? <JobState job={job} now={now} /> : null;
}
