import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Failure } from '#client/ui/Failure.tsx';
import { useChain, useRecords, useStore } from '#client/ui/hooks/records.ts';
import type { RoomTypeId } from '#domain/kernel/ids.ts';
import type { RoomType } from '#domain/rooms/records.ts';
import type { DayKind, Tariff } from '#domain/tariffs/tariff.ts';

import { SwitchField, TextField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { RecordList } from '#client/ui/form/RecordList.tsx';
import { useEditing } from '#client/ui/form/use-editing.ts';
import { useRecordForm } from '#client/ui/form/use-record-form.ts';
import { dayKinds } from '../models/calendar.ts';
import { checkName, nextSort } from '../models/item.ts';
import { byName, bySort, nameOf } from '../models/lists.ts';
import { ROOM_TYPE_MODEL } from '../models/records.ts';
import { useDayKindName } from './use-day-kind-name.ts';

/** The kinds of rooms, each with its tariff by kind of day. */
export function RoomTypesSection() {
  const { t } = useTranslation('settings');
  const tariffs = useRecords('tariffs') ?? [];
  const chain = useChain();
  const store = useStore();
  const kindName = useDayKindName();
  const { records, editing, open, add, close } = useEditing('roomTypes', blankRoomType);
  const tariffWords = (type: RoomType): string =>
    Object.entries(type.tariffs)
      .map(([kind, tariff]) => `${kindName(kind)}: ${nameOf(tariffs, tariff)}`)
      .join(' · ');
  const rows = records?.toSorted(bySort).map((type) => ({
    id: type.id,
    name: type.name,
    detail: tariffWords(type),
    aside: t('roomTypes.seats', { count: type.capacity }),
    retired: type.retired,
  }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="door"
        addLabel={t('roomTypes.add')}
        emptyTitle={t('roomTypes.emptyTitle')}
        emptyBody={t('roomTypes.emptyBody')}
        onAdd={add}
        onOpen={open}
      />
      {editing && chain && (
        <RoomTypeForm
          key={editing.id}
          type={editing}
          types={records ?? []}
          tariffs={tariffs.toSorted(byName)}
          kinds={dayKinds(chain.calendar, store?.dates ?? {}, records ?? [])}
          onClose={close}
        />
      )}
    </>
  );
}

const blankRoomType = (id: string, types: readonly RoomType[]): RoomType => ({
  id: id as RoomTypeId,
  name: '',
  capacity: 6,
  tariffs: {},
  sort: nextSort(types),
  retired: false,
});

interface RoomTypeFormProps {
  readonly type: RoomType;
  readonly types: readonly RoomType[];
  readonly tariffs: readonly Tariff[];
  readonly kinds: readonly DayKind[];
  readonly onClose: () => void;
}

function RoomTypeForm({ type, types, tariffs, kinds, onClose }: RoomTypeFormProps) {
  const { t } = useTranslation('settings');
  const kindName = useDayKindName();
  const form = useRecordForm({
    model: ROOM_TYPE_MODEL,
    base: type,
    checkAgainstOthers: (record) => checkName(record, types),
    onSaved: onClose,
  });
  const title = type.name === '' ? t('roomTypes.add') : t('roomTypes.edit', { name: type.name });
  const problem = form.errorOf('tariffs');
  return (
    <FormDrawer title={title} form={form} onClose={onClose}>
      <div className={formClasses['pair']}>
        <TextField form={form} field="name" label={t('roomTypes.name')} data-autofocus />
        <TextField
          form={form}
          field="capacity"
          label={t('roomTypes.capacity')}
          inputMode="numeric"
        />
      </div>
      <fieldset className={formClasses['group']}>
        <legend className={formClasses['legend']}>{t('roomTypes.tariffs')}</legend>
        {tariffs.length === 0 && (
          <p className={formClasses['help']}>{t('roomTypes.needsTariffs')}</p>
        )}
        {['', ...kinds].map((kind) => (
          <NativeSelect
            key={kind}
            label={kindName(kind)}
            value={form.draft.tariffs[kind] ?? ''}
            data={[
              { value: '', label: kind === '' ? t('choose') : t('roomTypes.noTariff') },
              ...tariffs.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) =>
              form.set({ tariffs: { ...form.draft.tariffs, [kind]: event.currentTarget.value } })
            }
          />
        ))}
        <Failure text={problem} />
      </fieldset>
      <TextField form={form} field="sort" label={t('sort')} inputMode="numeric" />
      <SwitchField form={form} field="retired" label={t('retire')} description={t('retireHelp')} />
    </FormDrawer>
  );
}
