import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ChoiceField, SwitchField, TextField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormBody } from '#client/ui/form/FormDrawer.tsx';
import { SavedNote, useSavedNote } from '#client/ui/form/SavedNote.tsx';
import { useRecordForm } from '#client/ui/form/use-record-form.ts';
import { useChain, useRecords } from '#client/ui/hooks/records.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import type { ChainSettings } from '#domain/chain/records.ts';

import { POINTS_MODEL } from '../models/accounts.ts';
import { bySort, inUse } from '../models/lists.ts';
import classes from './accounts.module.css';

/** How points are earned, when they expire, and what they pay (PTS-1 … PTS-4). */
export function PointsSection() {
  const chain = useChain();
  return chain ? <PointsForm key={chain.id} chain={chain} /> : <LoadingState />;
}

const PERIODS = [1, 2, 3, 4, 6, 12] as const;

function PointsForm({ chain }: { readonly chain: ChainSettings }) {
  const { t } = useTranslation('settings');
  const note = useSavedNote();
  const form = useRecordForm({ model: POINTS_MODEL, base: chain, onSaved: note.show });
  const tiers = inUse(useRecords('tiers') ?? []).toSorted(bySort);
  const { draft } = form;
  return (
    <div className={classes['card']}>
      <FormBody form={form}>
        <fieldset className={formClasses['group']}>
          <legend className={formClasses['legend']}>{t('points.earn')}</legend>
          <div className={formClasses['pair']}>
            <TextField
              form={form}
              field="perYuan"
              label={t('points.perYuan')}
              inputMode="numeric"
            />
            <TextField
              form={form}
              field="storedValuePercent"
              label={t('points.storedValuePercent')}
              inputMode="numeric"
              rightSection="%"
            />
            <TextField
              form={form}
              field="birthday"
              label={t('points.birthday')}
              inputMode="decimal"
            />
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
            <TextField
              form={form}
              field="rollLimit"
              label={t('points.rollLimit')}
              inputMode="numeric"
            />
          </div>
          <SwitchField form={form} field="rollOver" label={t('points.rollOver')} />
        </fieldset>
        <fieldset className={formClasses['group']}>
          <legend className={formClasses['legend']}>{t('points.pay')}</legend>
          <div className={formClasses['pair']}>
            <TextField
              form={form}
              field="pointsPerYuan"
              label={t('points.pointsPerYuan')}
              inputMode="numeric"
            />
            <TextField
              form={form}
              field="mostPercent"
              label={t('points.mostPercent')}
              inputMode="numeric"
              rightSection="%"
            />
          </div>
        </fieldset>
        <SavedNote shown={note.shown} />
      </FormBody>
    </div>
  );
}
