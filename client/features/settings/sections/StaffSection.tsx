import { useTranslation } from 'react-i18next';

import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { type FormProblem, formProblem } from '#client/ui/hooks/problems.ts';
import { PIN_MOST } from '#client/ui/pin-length.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import type { StaffId } from '#domain/kernel/ids.ts';
import type { Role, Staff } from '#domain/staff/records.ts';

import { ChoiceField, SetField, SwitchField, TextField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { RecordList } from '#client/ui/form/RecordList.tsx';
import { useEditing } from '#client/ui/form/use-editing.ts';
import { SecretField } from '#client/ui/form/SecretField.tsx';
import { type Form, useRecordForm } from '#client/ui/form/use-record-form.ts';
import { byName, nameOf } from '../models/lists.ts';
import { keepsStaffRight, STAFF_MODEL, type StaffDraft, withRecord } from '../models/staff.ts';
import { useStores } from '#client/ui/hooks/stores.ts';

/** Who works here: name, role, stores, PIN. */
export function StaffSection() {
  const { t } = useTranslation('settings');
  const roles = useRecords('roles') ?? [];
  const { records, editing, open, add, close } = useEditing('staff', blankStaff);
  const rows = records?.toSorted(byName).map((person) => ({
    id: person.id,
    name: person.name,
    detail: [nameOf(roles, person.role), person.pin ? '' : t('staff.noPin')]
      .filter(Boolean)
      .join(' · '),
    retired: person.retired,
  }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="person"
        addLabel={t('staff.add')}
        emptyTitle={t('staff.emptyTitle')}
        emptyBody={t('staff.emptyBody')}
        onAdd={add}
        onOpen={open}
      />
      {editing && (
        <StaffForm
          key={editing.id}
          person={editing}
          staff={records ?? []}
          roles={roles}
          onClose={close}
        />
      )}
    </>
  );
}

const blankStaff = (id: string): Staff => ({
  id: id as StaffId,
  name: '',
  role: '',
  stores: [],
  pin: null,
  retired: false,
});

interface StaffFormProps {
  readonly person: Staff;
  readonly staff: readonly Staff[];
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}

function StaffForm({ person, staff, roles, onClose }: StaffFormProps) {
  const { t } = useTranslation('settings');
  const engine = useEngine();
  const stores = useStores();
  const form: Form<StaffDraft> = useRecordForm({
    model: STAFF_MODEL,
    base: person,
    checkAgainstOthers: (record): readonly FormProblem[] =>
      person.pin === null || keepsStaffRight(withRecord(staff, record), roles)
        ? []
        : [formProblem('role', 'lastWithRight')],
    complete: async (record) =>
      form.draft.pin === '' ? record : { ...record, pin: await engine.hashPin(form.draft.pin) },
    onSaved: onClose,
  });
  const isNew = person.name === '';
  const pinField = (field: 'pin' | 'pinAgain', label: string) => (
    <SecretField
      label={label}
      inputMode="numeric"
      maxLength={PIN_MOST}
      value={form.draft[field]}
      error={form.errorOf(field)}
      onChange={(event) => form.set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <FormDrawer
      title={isNew ? t('staff.add') : t('staff.edit', { name: person.name })}
      form={form}
      onClose={onClose}
    >
      <TextField form={form} field="name" label={t('staff.name')} data-autofocus />
      <ChoiceField
        form={form}
        field="role"
        label={t('staff.role')}
        placeholder={t('choose')}
        choices={roles.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className={formClasses['pair']}>
        {pinField('pin', isNew ? t('staff.pin') : t('staff.newPin'))}
        {pinField('pinAgain', t('staff.pinAgain'))}
      </div>
      <SetField
        form={form}
        field="stores"
        label={t('staff.stores')}
        choices={stores.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SwitchField form={form} field="retired" label={t('retire')} description={t('retireHelp')} />
    </FormDrawer>
  );
}
