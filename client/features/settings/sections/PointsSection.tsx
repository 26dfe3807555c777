import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ChoiceField, SwitchField, TextField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormBody } from '#client/ui/form/FormDrawer.tsx';
import { SavedNote, useSavedNote } from '#client/ui/form/SavedNote.tsx';
import { useRecordForm } from '#client/ui/form/use-record-form.ts';
import { useChain, useRecords } from '#client/ui/hooks/records.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import type { ChainSettings } from '#domain/chain/records.ts';

import { POINTS_MODEL, type PointsDraft } from '../models/accounts.ts';
import { bySort, inUse } from '../models/lists.ts';
import classes from './accounts.module.css';

/** How points are earned, when they expire, and what they pay (PTS-1 … PTS-4). */
export function PointsSection() {
  const chain = useChain();
  return chain ? <PointsForm key={chain.id} chain={chain} /> : <LoadingState />;
}

type FigureField = Exclude<keyof PointsDraft, 'periodMonths' | 'rollOver' | 'tiers'>;

const PERIODS = [1, 2, 3, 4, 6, 12] as const;

function PointsForm({ chain }: { readonly chain: ChainSettings }) {
  const { t } = useTranslation('settings');
  const note = useSavedNote();
  const form = useRecordForm({ model: POINTS_MODEL, base: chain, onSaved: note.show });
  const tiers = inUse(useRecords('tiers') ?? []).toSorted(bySort);
  const { draft } = form;
  const figure = (
    field: FigureField,
    look: Pick<TextInputProps, 'inputMode' | 'rightSection'> = {},
  ) => (
    <TextField
      form={form}
      field={field}
      label={t(`points.${field}`)}
      inputMode="numeric"
      {...look}
    />
  );
  return (
    <div className={classes['card']}>
      <FormBody form={form}>
        <fieldset className={formClasses['group']}>
          <legend className={formClasses['legend']}>{t('points.earn')}</legend>
          <div className={formClasses['pair']}>
            {figure('perYuan')}
            {figure('storedValuePercent', { rightSection: '%' })}
            {figure('birthday', { inputMode: 'decimal' })}
            {tiers.map(({ id, name }) => (
              <TextInput
                key={id}
                label={t('points.tierFactor', { name })}
                inputMode="decimal"
                autoComplete="off"
                placeholder={t('points.once')}
                value={draft.tiers[id] ?? ''}
                error={form.errorOf(`tiers.${id}`)}
                onChange={(event) =>
                  form.set({ tiers: { ...draft.tiers, [id]: event.currentTarget.value } })
                }
              />
            ))}
          </div>
        </fieldset>
        <fieldset className={formClasses['group']}>
          <legend className={formClasses['legend']}>{t('points.expire')}</legend>
          <div className={formClasses['pair']}>
            <ChoiceField
              form={form}
              field="periodMonths"
              label={t('points.period')}
              choices={PERIODS.map((months) => ({
                value: String(months),
                label: t('points.months', { count: months }),
              }))}
            />
            {figure('rollLimit')}
          </div>
          <SwitchField form={form} field="rollOver" label={t('points.rollOver')} />
        </fieldset>
        <fieldset className={formClasses['group']}>
          <legend className={formClasses['legend']}>{t('points.pay')}</legend>
          <div className={formClasses['pair']}>
            {figure('pointsPerYuan')}
            {figure('mostPercent', { rightSection: '%' })}
          </div>
        </fieldset>
        <SavedNote shown={note.shown} />
      </FormBody>
    </div>
  );
}
