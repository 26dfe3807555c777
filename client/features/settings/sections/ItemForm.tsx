import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useScan } from '#client/ui/hooks/scan.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { Category, Item, Station } from '#domain/tabs/records.ts';

import { ChoiceField, SwitchField, TextField, YuanField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { type Form, useRecordForm } from '#client/ui/form/use-record-form.ts';
import { checkBarcode, checkName, ITEM_MODEL, type ItemDraft } from '../models/item.ts';
import classes from './item.module.css';
import { PictureField } from './PictureField.tsx';

interface ItemFormProps {
  readonly item: Item;
  readonly items: readonly Item[];
  readonly categories: readonly Category[];
  readonly stations: readonly Station[];
  readonly onClose: () => void;
}

/** One item. A scan fills its barcode, whatever field has the focus. */
export function ItemForm({ item, items, categories, stations, onClose }: ItemFormProps) {
  const { t } = useTranslation('settings');
  const form = useRecordForm({
    model: ITEM_MODEL,
    base: item,
    checkAgainstOthers: (record) => [
      ...checkBarcode(record, items),
      ...(record.barcode === '' ? checkName(record, items) : []),
    ],
    onSaved: onClose,
  });
  useScan((barcode) => form.set({ barcode }));
  const title = item.name === '' ? t('items.add') : t('items.edit', { name: item.name });
  const choicesOf = (records: readonly { readonly id: string; readonly name: string }[]) =>
    records.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDrawer title={title} form={form} onClose={onClose}>
      <TextField form={form} field="name" label={t('items.name')} data-autofocus />
      <div className={formClasses['pair']}>
        <YuanField form={form} field="priceFen" label={t('items.price')} />
        <TextField form={form} field="unit" label={t('items.unit')} />
        <ChoiceField
          form={form}
          field="category"
          label={t('items.category')}
          placeholder={t(categories.length === 0 ? 'items.noCategories' : 'choose')}
          choices={choicesOf(categories)}
        />
        <ChoiceField
          form={form}
          field="station"
          label={t('items.station')}
          placeholder={t('items.noStation')}
          choices={choicesOf(stations)}
        />
        <TextField form={form} field="barcode" label={t('items.barcode')} inputMode="numeric" />
        <TextField form={form} field="sort" label={t('sort')} inputMode="numeric" />
      </div>
      <ModifiersEditor form={form} />
      <PictureField
        picture={form.draft.picture}
        onChange={(picture) => form.set({ picture })}
        error={form.errorOf('picture')}
      />
      <SwitchField form={form} field="favourite" label={t('items.favourite')} />
      <SwitchField form={form} field="retired" label={t('retire')} description={t('retireHelp')} />
    </FormDrawer>
  );
}

function ModifiersEditor({ form }: { readonly form: Form<ItemDraft> }) {
  const { t } = useTranslation('settings');
  const { modifiers } = form.draft;
  const change = (index: number, field: 'name' | 'priceFen', value: string): void =>
    form.set({
      modifiers: modifiers.map((each, at) => (at === index ? { ...each, [field]: value } : each)),
    });
  return (
    <fieldset className={formClasses['group']}>
      <legend className={formClasses['legend']}>{t('items.modifiers')}</legend>
      {modifiers.map(({ name, priceFen }, index) => (
        <div key={index} className={classes['modifier']}>
          <TextInput
            label={t('items.modifierName')}
            value={name}
            error={form.errorOf(`modifiers.${index}.name`)}
            onChange={(event) => change(index, 'name', event.currentTarget.value)}
          />
          <TextInput
            label={t('items.modifierPrice')}
            inputMode="decimal"
            value={priceFen}
            error={form.errorOf(`modifiers.${index}.priceFen`)}
            onChange={(event) => change(index, 'priceFen', event.currentTarget.value)}
          />
          <ActionIcon
            variant="subtle"
            color="red"
            size={44}
            className={classes['remove'] ?? ''}
            aria-label={t('items.removeModifier', { name })}
            onClick={() => form.set({ modifiers: modifiers.filter((_, at) => at !== index) })}
          >
            <Icon name="trash" />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        leftSection={<Icon name="plus" />}
        onClick={() => form.set({ modifiers: [...modifiers, { name: '', priceFen: '' }] })}
      >
        {t('items.addModifier')}
      </Button>
    </fieldset>
  );
}
