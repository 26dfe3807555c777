import type { TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useChain, useStore } from '#client/ui/hooks/records.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import type { ChainSettings, StoreSettings } from '#domain/chain/records.ts';

import { ChoiceField, TextField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormBody } from '#client/ui/form/FormDrawer.tsx';
import { SavedNote, useSavedNote } from '#client/ui/form/SavedNote.tsx';
import { useRecordForm } from '#client/ui/form/use-record-form.ts';
import { CHAIN_MODEL, STORE_MODEL } from '../models/records.ts';
import classes from './calendar.module.css';

/** This store: its name, its clock, and how its rooms become clean. */
export function StoreSection() {
  const store = useStore();
  return store ? <StoreForm key={store.id} store={store} /> : <LoadingState />;
}

/** Fields that stand in one row keep their boxes in one line, whichever of them needs words. */
const HELP_BELOW: NonNullable<TextInputProps['inputWrapperOrder']> = [
  'label',
  'input',
  'error',
  'description',
];

function StoreForm({ store }: { readonly store: StoreSettings }) {
  const { t } = useTranslation('settings');
  const note = useSavedNote();
  const form = useRecordForm({ model: STORE_MODEL, base: store, onSaved: note.show });
  return (
    <div className={classes['card']}>
      <FormBody form={form}>
        <TextField form={form} field="name" label={t('store.name')} />
        <div className={formClasses['pair']}>
          <TextField form={form} field="timeZone" label={t('store.timeZone')} list="time-zones" />
          <TextField
            form={form}
            field="closeoutMinute"
            label={t('store.closeout')}
            description={t('store.closeoutHelp')}
            inputWrapperOrder={HELP_BELOW}
          />
          <TextField
            form={form}
            field="autoCleanMinutes"
            label={t('store.autoClean')}
            description={t('store.autoCleanHelp')}
            inputWrapperOrder={HELP_BELOW}
            inputMode="numeric"
          />
        </div>
        <TextField form={form} field="address" label={t('store.address')} />
        <TextField form={form} field="phone" label={t('store.phone')} inputMode="tel" />
        <datalist id="time-zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
        <SavedNote shown={note.shown} />
      </FormBody>
    </div>
  );
}

const ROUNDINGS = ['none', 'jiaoDown', 'yuanDown', 'yuanHalfUp'] as const;

/** The chain: its name, and how amounts due are rounded off. */
export function ChainSection() {
  const chain = useChain();
  return chain ? <ChainForm key={chain.id} chain={chain} /> : <LoadingState />;
}

function ChainForm({ chain }: { readonly chain: ChainSettings }) {
  const { t } = useTranslation('settings');
  const note = useSavedNote();
  const form = useRecordForm({ model: CHAIN_MODEL, base: chain, onSaved: note.show });
  return (
    <div className={classes['card']}>
      <FormBody form={form}>
        <TextField form={form} field="name" label={t('chain.name')} />
        <ChoiceField
          form={form}
          field="rounding"
          label={t('chain.rounding')}
          choices={ROUNDINGS.map((value) => ({ value, label: t(`chain.roundings.${value}`) }))}
        />
        <SavedNote shown={note.shown} />
      </FormBody>
    </div>
  );
}
