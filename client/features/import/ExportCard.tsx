import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { type ExportFormat, saveTable } from '#client/ui/export/save.ts';
import type { ExportTable } from '#client/ui/export/table.ts';
import { useAction } from '#client/ui/hooks/action.ts';
import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { Icon } from '#client/ui/Icon.tsx';

import type { ImportKind } from './columns.ts';
import { type ExportWords, itemsTable, membersTable, roomsTable } from './export-tables.ts';
import classes from './import.module.css';

/** Writes what this tablet has into a file, in the columns that the import reads back. */
export function ExportCard({ kind }: { readonly kind: ImportKind }) {
  const { t } = useTranslation(['import', 'common']);
  const db = useDb();
  const { date } = useStatus();
  const items = useRecords('items') ?? [];
  const categories = useRecords('categories') ?? [];
  const stations = useRecords('stations') ?? [];
  const rooms = useRecords('rooms') ?? [];
  const roomTypes = useRecords('roomTypes') ?? [];
  const words: ExportWords = {
    fileName: `${kind}-${date ?? ''}`,
    sheetName: t(`kinds.${kind}`),
    // The columns of an export are fields that the import knows, so that there are words for each.
    header: (field) => t(`columns.${field}` as 'columns.name'),
    yes: t('common:yes'),
  };
  const table = async (): Promise<ExportTable> => {
    switch (kind) {
      case 'items':
        return itemsTable(items, categories, stations, words);
      case 'rooms':
        return roomsTable(rooms, roomTypes, words);
      case 'members':
        return membersTable(await db.members.where('id').above('').toArray(), words);
    }
  };
  const save = useAction(async (format: ExportFormat) => {
    await saveTable(await table(), format);
    return null;
  }, t('common:unexpectedAdvice'));
  return (
    <section className={classes['card']} aria-label={t('exportTitle')}>
      <h2 className={classes['heading']}>{t('exportTitle')}</h2>
      <p className={classes['lead']}>{t('exportBody')}</p>
      <div className={classes['buttons']}>
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            leftSection={<Icon name="download" />}
            loading={save.busy}
            onClick={() => save.run(format)}
          >
            {t(format)}
          </Button>
        ))}
      </div>
      {save.failure !== null && <p role="alert">{save.failure}</p>}
    </section>
  );
}
