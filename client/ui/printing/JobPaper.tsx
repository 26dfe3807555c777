import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useDb } from '#client/ui/hooks/engine-context.ts';
import { copyId, type PrintJobState } from '#domain/printing/state.ts';
import type { PrintDocument } from '#printers/document.ts';

import { PaperView } from './PaperView.tsx';
import classes from './printing.module.css';
import { ticketLines } from './ticket-lines.ts';

/**
 * What a job says, to work from without paper. The tablet that prints it has the document; any other
 * has the order that it is about.
 */
export function JobPaper({ job }: { readonly job: PrintJobState }) {
  const { t } = useTranslation('printing');
  const db = useDb();
  const queued = useLiveQuery(
    async () => (await db.printQueue.get(copyId(job.job, job.copy)))?.document ?? '',
    [db, job.job, job.copy],
  );
  const tab = useLiveQuery(
    async () => (job.tab === null ? null : ((await db.tabs.get(job.tab))?.state ?? null)),
    [db, job.tab],
  );
  const written = job.document || queued || '';
  const document = useMemo(
    // The engine wrote it from a PrintDocument.
    () => (written === '' ? null : (JSON.parse(written) as PrintDocument)),
    [written],
  );
  if (document) return <PaperView label={t(`forms.${job.form}`)} document={document} />;
  if (!tab) return null;
  return (
    <ul className={classes['lines']}>
      {ticketLines(job, tab).map(({ key, name, quantity, detail }) => (
        <li key={key}>
          <strong>{name}</strong>
          <span>× {quantity}</span>
          {detail !== '' && <span className="caption">{detail}</span>}
        </li>
      ))}
    </ul>
  );
}
