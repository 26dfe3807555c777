import { useTranslation } from 'react-i18next';

import { useRecords } from '#client/ui/hooks/records.ts';
import type { RoomId, RoomTypeId } from '#domain/kernel/ids.ts';
import type { Room, RoomType } from '#domain/rooms/records.ts';

import { ChoiceField, SwitchField, TextField } from '#client/ui/form/fields.tsx';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { RecordList } from '#client/ui/form/RecordList.tsx';
import { useEditing } from '#client/ui/form/use-editing.ts';
import { useRecordForm } from '#client/ui/form/use-record-form.ts';
import { checkName, nextSort } from '../models/item.ts';
import { ROOM_MODEL } from '../models/records.ts';
import { byArea, inUse, nameOf } from '../models/lists.ts';

/** The rooms of this store. */
export function RoomsSection() {
  const { t } = useTranslation('settings');
  const types = useRecords('roomTypes') ?? [];
  const { records, editing, open, add, close } = useEditing('rooms', blankRoom);
  const rows = records?.toSorted(byArea).map((room) => ({
    id: room.id,
    name: room.name,
    detail: [nameOf(types, room.type), room.area].filter(Boolean).join(' · '),
    retired: room.retired,
  }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="door"
        addLabel={t('rooms.add')}
        emptyTitle={t('rooms.emptyTitle')}
        emptyBody={t('rooms.emptyBody')}
        onAdd={add}
        onOpen={open}
      />
      {editing && (
        <RoomForm
          key={editing.id}
          room={editing}
          rooms={records ?? []}
          types={inUse(types)}
          onClose={close}
        />
      )}
    </>
  );
}

const blankRoom = (id: string, rooms: readonly Room[]): Room => ({
  id: id as RoomId,
  name: '',
  type: '' as RoomTypeId,
  area: rooms.at(-1)?.area ?? '',
  sort: nextSort(rooms),
  retired: false,
});

interface RoomFormProps {
  readonly room: Room;
  readonly rooms: readonly Room[];
  readonly types: readonly RoomType[];
  readonly onClose: () => void;
}

function RoomForm({ room, rooms, types, onClose }: RoomFormProps) {
  const { t } = useTranslation('settings');
  const form = useRecordForm({
    model: ROOM_MODEL,
    base: room,
    checkAgainstOthers: (record) => checkName(record, rooms),
    onSaved: onClose,
  });
  const title = room.name === '' ? t('rooms.add') : t('rooms.edit', { name: room.name });
  return (
    <FormDrawer title={title} form={form} onClose={onClose}>
      <TextField form={form} field="name" label={t('rooms.name')} data-autofocus />
      <ChoiceField
        form={form}
        field="type"
        label={t('rooms.type')}
        placeholder={t(types.length === 0 ? 'rooms.noTypes' : 'choose')}
        choices={types.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField form={form} field="area" label={t('rooms.area')} />
      <TextField form={form} field="sort" label={t('sort')} inputMode="numeric" />
      <SwitchField form={form} field="retired" label={t('retire')} description={t('retireHelp')} />
    </FormDrawer>
  );
}
