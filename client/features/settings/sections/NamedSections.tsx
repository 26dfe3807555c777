import { useTranslation } from 'react-i18next';

import type { CategoryId, StationId } from '#domain/kernel/ids.ts';
import type { Category, Station } from '#domain/tabs/records.ts';

import { TextField } from '#client/ui/form/fields.tsx';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { RecordList } from '#client/ui/form/RecordList.tsx';
import { useEditing } from '#client/ui/form/use-editing.ts';
import { useRecordForm } from '#client/ui/form/use-record-form.ts';
import { checkName, nextSort } from '../models/item.ts';
import { byName, bySort } from '../models/lists.ts';
import { CATEGORY_MODEL, STATION_MODEL } from '../models/records.ts';

/** The tabs of the order pad. */
export function CategoriesSection() {
  const { t } = useTranslation('settings');
  const { records, editing, open, add, close } = useEditing('categories', blankCategory);
  const rows = records
    ?.toSorted(bySort)
    .map(({ id, name }) => ({ id, name, detail: '', retired: false }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="tag"
        addLabel={t('categories.add')}
        emptyTitle={t('categories.emptyTitle')}
        emptyBody={t('categories.emptyBody')}
        onAdd={add}
        onOpen={open}
      />
      {editing && (
        <CategoryForm
          key={editing.id}
          category={editing}
          categories={records ?? []}
          onClose={close}
        />
      )}
    </>
  );
}

const blankCategory = (id: string, categories: readonly Category[]): Category => ({
  id: id as CategoryId,
  name: '',
  sort: nextSort(categories),
});

interface CategoryFormProps {
  readonly category: Category;
  readonly categories: readonly Category[];
  readonly onClose: () => void;
}

function CategoryForm({ category, categories, onClose }: CategoryFormProps) {
  const { t } = useTranslation('settings');
  const form = useRecordForm({
    model: CATEGORY_MODEL,
    base: category,
    checkAgainstOthers: (record) => checkName(record, categories),
    onSaved: onClose,
  });
  const { name } = category;
  const title = name === '' ? t('categories.add') : t('categories.edit', { name });
  return (
    <FormDrawer title={title} form={form} onClose={onClose}>
      <TextField form={form} field="name" label={t('categories.name')} data-autofocus />
      <TextField form={form} field="sort" label={t('sort')} inputMode="numeric" />
    </FormDrawer>
  );
}

/** Where tickets of orders print. */
export function StationsSection() {
  const { t } = useTranslation('settings');
  const { records, editing, open, add, close } = useEditing('stations', blankStation);
  const rows = records
    ?.toSorted(byName)
    .map(({ id, name }) => ({ id, name, detail: '', retired: false }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="printer"
        addLabel={t('stations.add')}
        emptyTitle={t('stations.emptyTitle')}
        emptyBody={t('stations.emptyBody')}
        onAdd={add}
        onOpen={open}
      />
      {editing && (
        <StationForm key={editing.id} station={editing} stations={records ?? []} onClose={close} />
      )}
    </>
  );
}

const blankStation = (id: string): Station => ({ id: id as StationId, name: '' });

interface StationFormProps {
  readonly station: Station;
  readonly stations: readonly Station[];
  readonly onClose: () => void;
}

function StationForm({ station, stations, onClose }: StationFormProps) {
  const { t } = useTranslation('settings');
  const form = useRecordForm({
    model: STATION_MODEL,
    base: station,
    checkAgainstOthers: (record) => checkName(record, stations),
    onSaved: onClose,
  });
  const { name } = station;
  return (
    <FormDrawer
      title={name === '' ? t('stations.add') : t('stations.edit', { name })}
      form={form}
      onClose={onClose}
    >
      <TextField form={form} field="name" label={t('stations.name')} data-autofocus />
    </FormDrawer>
  );
}
