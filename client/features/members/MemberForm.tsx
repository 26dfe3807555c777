import { Alert, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { ChoiceField, SwitchField, TextField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { useRecordForm } from '#client/ui/form/use-record-form.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import type { MemberProfile } from '#domain/members/records.ts';

import { MEMBER_MODEL } from './member-model.ts';
import classes from './members.module.css';
import { useSamePhone } from './use-members.ts';

interface MemberFormProps {
  readonly member: MemberProfile;
  readonly isNew: boolean;
  readonly onClose: () => void;
  readonly onSaved: (member: MemberProfile) => void;
}

const SEXES = ['unknown', 'female', 'male'] as const satisfies readonly MemberProfile['sex'][];

/** A member's profile. Saving a new one registers them: the engine writes the fact with it. */
export function MemberForm({ member, isNew, onClose, onSaved }: MemberFormProps) {
  const { t } = useTranslation('members');
  const form = useRecordForm({ model: MEMBER_MODEL, base: member, onSaved });
  const tiers = (useRecords('tiers') ?? [])
    .filter(({ id, retired }) => !retired || id === member.tier)
    .toSorted((a, b) => a.sort - b.sort);
  const samePhone = useSamePhone(form.draft.phone, member.id);
  return (
    <FormDrawer title={isNew ? t('register') : t('edit')} form={form} onClose={onClose}>
      <div className={formClasses['pair']}>
        <TextField form={form} field="name" label={t('name')} data-autofocus />
        <TextField form={form} field="phone" label={t('phone')} inputMode="tel" />
      </div>
      {samePhone.length > 0 && (
        <Alert color="yellow" title={t('samePhone')}>
          {samePhone.map((hit) => (
            <Link
              key={hit.id}
              to="/members/$member"
              params={{ member: hit.id }}
              className={classes['instead']}
            >
              {t('openInstead', { name: hit.name, number: hit.number })}
            </Link>
          ))}
          {isNew && t('registerAnyway')}
        </Alert>
      )}
      <TextField
        form={form}
        field="number"
        label={t('number')}
        description={isNew ? t('numberHelp') : undefined}
        data-scan="keep"
      />
      <div className={formClasses['pair']}>
        <ChoiceField
          form={form}
          field="sex"
          label={t('sex')}
          choices={SEXES.map((sex) => ({ value: sex, label: t(`sexes.${sex}`) }))}
        />
        <TextField
          form={form}
          field="birthday"
          label={t('birthday')}
          placeholder={t('birthdayHelp')}
        />
        <TextField form={form} field="tags" label={t('tags')} placeholder={t('tagsHelp')} />
        <TextField form={form} field="source" label={t('source')} />
        <ChoiceField
          form={form}
          field="tier"
          label={t('tier')}
          placeholder={t('noTier')}
          choices={tiers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <Textarea
        label={t('notes')}
        autosize
        minRows={2}
        value={form.draft.notes}
        error={form.errorOf('notes')}
        onChange={(event) => form.set({ notes: event.currentTarget.value })}
      />
      <SwitchField form={form} field="consent" label={t('consent')} />
    </FormDrawer>
  );
}
