import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Failure } from '#client/ui/Failure.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { Tariff } from '#domain/tariffs/tariff.ts';

import { ChoiceField, SwitchField, TextField, YuanField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { type Form, useRecordForm } from '#client/ui/form/use-record-form.ts';
import { checkName } from '../models/item.ts';
import { type TariffDraft, TARIFF_MODEL, withBand, withNewBand } from '../models/tariff.ts';
import { DayPicture } from './DayPicture.tsx';
import classes from './tariff.module.css';

interface TariffFormProps {
  readonly tariff: Tariff;
  readonly tariffs: readonly Tariff[];
  readonly onClose: () => void;
}

/** One tariff: its bands, with a picture of the day, and the rules that price a stay. */
export function TariffForm({ tariff, tariffs, onClose }: TariffFormProps) {
  const { t } = useTranslation('settings');
  const form = useRecordForm({
    model: TARIFF_MODEL,
    base: tariff,
    checkAgainstOthers: (record) => checkName(record, tariffs),
    onSaved: onClose,
  });
  const title = tariff.name === '' ? t('tariffs.add') : t('tariffs.edit', { name: tariff.name });
  const units = ['1', '15', '30', '60'] as const;
  return (
    <FormDrawer title={title} form={form} onClose={onClose} wide>
      <TextField form={form} field="name" label={t('tariffs.name')} data-autofocus />
      <BandsEditor form={form} />
      <div className={formClasses['pair']}>
        <ChoiceField
          form={form}
          field="pricing"
          label={t('tariffs.pricing')}
          choices={(['banded', 'byEntry'] as const).map((value) => ({
            value,
            label: t(`tariffs.pricings.${value}`),
          }))}
        />
        <ChoiceField
          form={form}
          field="unitMinutes"
          label={t('tariffs.unit')}
          choices={units.map((value) => ({ value, label: t(`tariffs.units.by${value}`) }))}
        />
        <ChoiceField
          form={form}
          field="partUnit"
          label={t('tariffs.partUnit')}
          choices={(['whole', 'free', 'perMinute'] as const).map((value) => ({
            value,
            label: t(`tariffs.partUnits.${value}`),
          }))}
        />
        <TextField
          form={form}
          field="freeMinutes"
          label={t('tariffs.freeMinutes')}
          inputMode="numeric"
        />
        <YuanField form={form} field="capFen" label={t('tariffs.capFen')} />
      </div>
      <SwitchField form={form} field="firstHourWhole" label={t('tariffs.firstHourWhole')} />
    </FormDrawer>
  );
}

function BandsEditor({ form }: { readonly form: Form<TariffDraft> }) {
  const { t } = useTranslation('settings');
  const { bands } = form.draft;
  const whole = form.errorOf('bands');
  const cell = (index: number, field: 'from' | 'to' | 'rateFen' | 'capFen', label: string) => (
    <TextInput
      label={label}
      autoComplete="off"
      inputMode={field === 'rateFen' || field === 'capFen' ? 'decimal' : 'text'}
      value={bands[index]?.[field] ?? ''}
      error={form.errorOf(`bands.${index}.${field}`)}
      onChange={(event) =>
        form.set({ bands: withBand(bands, index, { [field]: event.currentTarget.value }) })
      }
    />
  );
  return (
    <fieldset className={formClasses['group']}>
      <legend className={formClasses['legend']}>{t('tariffs.bands')}</legend>
      <p className={formClasses['help']}>{t('tariffs.bandsHelp')}</p>
      <DayPicture bands={bands} />
      {bands.map((_, index) => (
        <div
          key={index}
          className={classes['band']}
          role="group"
          aria-label={t('tariffs.bandN', { n: index + 1 })}
        >
          {cell(index, 'from', t('tariffs.from'))}
          {cell(index, 'to', t('tariffs.to'))}
          {cell(index, 'rateFen', t('tariffs.rate'))}
          {cell(index, 'capFen', t('tariffs.cap'))}
          <ActionIcon
            variant="subtle"
            color="red"
            size={44}
            className={classes['remove'] ?? ''}
            aria-label={t('tariffs.removeBand', { n: index + 1 })}
            onClick={() => form.set({ bands: bands.filter((__, at) => at !== index) })}
          >
            <Icon name="trash" />
          </ActionIcon>
        </div>
      ))}
      <Failure text={whole} />
      <Button
        variant="default"
        leftSection={<Icon name="plus" />}
        onClick={() => form.set({ bands: withNewBand(bands) })}
      >
        {t('tariffs.addBand')}
      </Button>
    </fieldset>
  );
}
