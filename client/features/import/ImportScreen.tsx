import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useRights } from '#client/ui/hooks/staff.ts';
import { Screen } from '#client/ui/Screen.tsx';
import { Segments } from '#client/ui/Segments.tsx';

import { IMPORT_KINDS, type ImportKind } from './columns.ts';
import { ExportCard } from './ExportCard.tsx';
import { ImportCard } from './ImportCard.tsx';
import classes from './import.module.css';

/** Spreadsheets in and out: items, rooms, members. */
export function ImportScreen() {
  const { t } = useTranslation('import');
  const rights = useRights();
  const [kind, setKind] = useState<ImportKind>('items');
  const mayImport = rights.has('data.import');
  const mayExport = rights.has('data.export');
  if (!mayImport && !mayExport) {
    return (
      <Screen title={t('title')}>
        <EmptyState icon="lock" title={t('title')} body={t('noRight')} />
      </Screen>
    );
  }
  return (
    <Screen title={t('title')}>
      <div className={classes['screen']}>
        <Segments
          label={t('title')}
          value={kind}
          data={IMPORT_KINDS.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
          onChange={setKind}
        />
        {mayImport && <ImportCard key={kind} kind={kind} />}
        {mayExport && <ExportCard kind={kind} />}
      </div>
    </Screen>
  );
}
