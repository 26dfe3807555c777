import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useRecords } from '#client/ui/hooks/records.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { usePrintingNow } from '#client/ui/printing/use-printing.ts';
import type { Printer } from '#domain/printing/records.ts';

import { byName, inUse } from '../../models/lists.ts';
import { AddPrinter } from './AddPrinter.tsx';
import { PaperCard } from './PaperCard.tsx';
import { PrinterCard } from './PrinterCard.tsx';
import { PrinterForm } from './PrinterForm.tsx';
import classes from './printers.module.css';
import { RoutesCard } from './RoutesCard.tsx';
import { TillsCard } from './TillsCard.tsx';

/** Printers, what goes where, and how the paper looks. */
export function PrintersSection() {
  const { t } = useTranslation('printing');
  const records = useRecords('printers');
  const now = usePrintingNow();
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Printer | null>(null);
  if (!records || !now) return <LoadingState />;
  const printers = inUse(records).toSorted(byName);
  const added = (printer: Printer): void => {
    setAdding(false);
    setEditing(printer);
  };
  return (
    <div className={classes['section']}>
      {printers.length === 0 ? (
        <EmptyState
          icon="printer"
          title={t('settings.emptyTitle')}
          body={t('settings.emptyBody')}
          action={{ label: t('settings.add.title'), onClick: () => setAdding(true) }}
        />
      ) : (
        <>
          <header className={classes['tools']}>
            <Button leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
              {t('settings.add.title')}
            </Button>
          </header>
          <ul className={classes['printers']}>
            {printers.map((printer) => (
              <li key={printer.id}>
                <PrinterCard printer={printer} now={now} onEdit={() => setEditing(printer)} />
              </li>
            ))}
          </ul>
          <RoutesCard printers={printers} />
          <TillsCard printers={printers} />
        </>
      )}
      <PaperCard />
      {adding && <AddPrinter printers={records} onAdded={added} onClose={() => setAdding(false)} />}
      {editing && (
        <PrinterForm
          key={editing.id}
          printer={editing}
          printers={records}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
