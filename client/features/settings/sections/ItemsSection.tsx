import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { useScan } from '#client/ui/hooks/scan.ts';
import { ZERO_FEN } from '#domain/kernel/fen.ts';
import type { CategoryId, ItemId } from '#domain/kernel/ids.ts';
import type { Item } from '#domain/tabs/records.ts';

import { RecordList } from '#client/ui/form/RecordList.tsx';
import { useEditing } from '#client/ui/form/use-editing.ts';
import { nextSort } from '../models/item.ts';
import { bySort, nameOf } from '../models/lists.ts';
import { ItemForm } from './ItemForm.tsx';

/** What can be ordered. A scan opens the item that has the barcode. */
export function ItemsSection() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const categories = useRecords('categories') ?? [];
  const stations = useRecords('stations') ?? [];
  const { records, editing, open, add, close } = useEditing('items', blankItem);
  useScan((barcode) => {
    const found = records?.find((item) => item.barcode === barcode);
    if (found) open(found.id);
  }, editing === null);
  const rows = records?.toSorted(bySort).map((item) => ({
    id: item.id,
    name: item.name,
    detail: [nameOf(categories, item.category), nameOf(stations, item.station)]
      .filter(Boolean)
      .join(' · '),
    aside: format.fen(item.priceFen),
    picture: item.picture,
    keywords: item.barcode,
    retired: item.retired,
  }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="tag"
        addLabel={t('items.add')}
        emptyTitle={t('items.emptyTitle')}
        emptyBody={t('items.emptyBody')}
        searchLabel={t('items.search')}
        onAdd={add}
        onOpen={open}
      />
      {editing && (
        <ItemForm
          key={editing.id}
          item={editing}
          items={records ?? []}
          categories={categories.toSorted(bySort)}
          stations={stations}
          onClose={close}
        />
      )}
    </>
  );
}

const blankItem = (id: string, items: readonly Item[]): Item => ({
  id: id as ItemId,
  name: '',
  category: '' as CategoryId,
  priceFen: ZERO_FEN,
  unit: '',
  barcode: '',
  station: null,
  modifiers: [],
  picture: '',
  favourite: false,
  sort: nextSort(items),
  retired: false,
});
