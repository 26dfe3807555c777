import { useTranslation } from 'react-i18next';

import { formProblem } from '#client/ui/hooks/problems.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { RIGHTS, RIGHTS_EDITION, type Role, type Staff } from '#domain/staff/records.ts';

import { SetField, TextField } from '#client/ui/form/fields.tsx';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { RecordList } from '#client/ui/form/RecordList.tsx';
import { useEditing } from '#client/ui/form/use-editing.ts';
import { useRecordForm } from '#client/ui/form/use-record-form.ts';
import { checkName } from '../models/item.ts';
import { byName } from '../models/lists.ts';
import { ROLE_MODEL } from '../models/records.ts';
import { keepsStaffRight, withRecord } from '../models/staff.ts';

/** The roles and what each may do. */
export function RolesSection() {
  const { t } = useTranslation('settings');
  const staff = useRecords('staff') ?? [];
  const { records, editing, open, add, close } = useEditing('roles', blankRole);
  const rows = records?.toSorted(byName).map(({ id, name, rights }) => ({
    id,
    name,
    detail: t('roles.rightsCount', { count: rights.length }),
    retired: false,
  }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="key"
        addLabel={t('roles.add')}
        emptyTitle={t('roles.emptyTitle')}
        emptyBody={t('roles.emptyBody')}
        onAdd={add}
        onOpen={open}
      />
      {editing && (
        <RoleForm
          key={editing.id}
          role={editing}
          roles={records ?? []}
          staff={staff}
          onClose={close}
        />
      )}
    </>
  );
}

const blankRole = (id: string): Role => ({ id, name: '', rights: [], edition: RIGHTS_EDITION });

interface RoleFormProps {
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly staff: readonly Staff[];
  readonly onClose: () => void;
}

function RoleForm({ role, roles, staff, onClose }: RoleFormProps) {
  const { t } = useTranslation(['settings', 'common']);
  const form = useRecordForm({
    model: ROLE_MODEL,
    base: role,
    checkAgainstOthers: (record) => [
      ...checkName(record, roles),
      ...(keepsStaffRight(staff, withRecord(roles, record))
        ? []
        : [formProblem('rights', 'lastWithRight')]),
    ],
    onSaved: onClose,
  });
  const { name } = role;
  return (
    <FormDrawer
      title={name === '' ? t('roles.add') : t('roles.edit', { name })}
      form={form}
      onClose={onClose}
    >
      <TextField form={form} field="name" label={t('roles.name')} data-autofocus />
      <SetField
        form={form}
        field="rights"
        label={t('roles.rights')}
        choices={RIGHTS.map((right) => ({ value: right, label: t(`common:rights.${right}`) }))}
      />
    </FormDrawer>
  );
}
