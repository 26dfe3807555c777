import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Failure } from '#client/ui/Failure.tsx';
import { SwitchField, TextField, YuanField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { RecordList } from '#client/ui/form/RecordList.tsx';
import { useEditing } from '#client/ui/form/use-editing.ts';
import { type Form, useRecordForm } from '#client/ui/form/use-record-form.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { ProductRecord } from '#domain/accounts/records.ts';
import { ZERO_FEN } from '#domain/kernel/fen.ts';

import { NEW_PART, type PartDraft, PRODUCT_MODEL, type ProductDraft } from '../models/accounts.ts';
import { checkName, nextSort } from '../models/item.ts';
import { byName, bySort, inUse, nameOf } from '../models/lists.ts';
import classes from './accounts.module.css';

/** Cards of uses and time, coupons, and several of them sold together (MEM-4). */
export function ProductsSection() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { records, editing, open, add, close } = useEditing('products', blankProduct);
  const rows = records?.toSorted(bySort).map(({ id, name, priceFen, parts, retired }) => ({
    id,
    name,
    detail: parts.map((part) => part.name).join(' · '),
    aside: format.fen(priceFen),
    retired,
  }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="card"
        addLabel={t('products.add')}
        emptyTitle={t('products.emptyTitle')}
        emptyBody={t('products.emptyBody')}
        onAdd={add}
        onOpen={open}
      />
      {editing && (
        <ProductForm key={editing.id} product={editing} products={records ?? []} onClose={close} />
      )}
    </>
  );
}

const blankProduct = (id: string, products: readonly ProductRecord[]): ProductRecord => ({
  id,
  name: '',
  priceFen: ZERO_FEN,
  parts: [],
  sort: nextSort(products),
  retired: false,
});

interface ProductFormProps {
  readonly product: ProductRecord;
  readonly products: readonly ProductRecord[];
  readonly onClose: () => void;
}

function ProductForm({ product, products, onClose }: ProductFormProps) {
  const { t } = useTranslation('settings');
  const form = useRecordForm({
    model: PRODUCT_MODEL,
    base: product,
    checkAgainstOthers: (record) => checkName(record, products),
    onSaved: onClose,
  });
  const { parts } = form.draft;
  const title =
    product.name === '' ? t('products.add') : t('products.edit', { name: product.name });
  const lacksParts = parts.length === 0 && form.errorOf('parts') !== null;
  return (
    <FormDrawer title={title} form={form} onClose={onClose} wide>
      <div className={formClasses['pair']}>
        <TextField form={form} field="name" label={t('products.name')} data-autofocus />
        <YuanField form={form} field="priceFen" label={t('products.price')} />
      </div>
      {parts.map((part, index) => (
        <PartFields key={index} form={form} part={part} index={index} />
      ))}
      <Failure text={lacksParts ? t('products.noParts') : null} />
      <Button
        variant="default"
        leftSection={<Icon name="plus" />}
        onClick={() => form.set({ parts: [...parts, NEW_PART] })}
      >
        {t('products.addPart')}
      </Button>
      <TextField form={form} field="sort" label={t('sort')} inputMode="numeric" />
      <SwitchField form={form} field="retired" label={t('retire')} description={t('retireHelp')} />
    </FormDrawer>
  );
}

interface PartFieldsProps {
  readonly form: Form<ProductDraft>;
  readonly part: PartDraft;
  readonly index: number;
}

const KINDS = ['countCard', 'periodCard', 'coupon'] as const;

function PartFields({ form, part, index }: PartFieldsProps) {
  const { t } = useTranslation(['settings', 'common']);
  const items = inUse(useRecords('items') ?? []).toSorted(byName);
  const { parts } = form.draft;
  const set = (change: Partial<PartDraft>): void =>
    form.set({ parts: parts.map((each, at) => (at === index ? { ...each, ...change } : each)) });
  const text = (
    field: 'name' | 'units' | 'unitFen' | 'days' | 'minDueFen',
    label: string,
    description?: string,
  ) => (
    <TextInput
      label={label}
      description={description}
      autoComplete="off"
      inputMode={field === 'name' ? 'text' : 'decimal'}
      value={part[field]}
      error={form.errorOf(`parts.${index}.${field}`)}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const isCoupon = part.kind === 'coupon';
  return (
    <fieldset className={classes['part']}>
      <legend className={formClasses['legend']}>
        {t('settings:products.part', { n: index + 1 })}
      </legend>
      <div className={formClasses['pair']}>
        <NativeSelect
          label={t('settings:products.kind')}
          value={part.kind}
          data={KINDS.map((kind) => ({ value: kind, label: t(`common:tenders.${kind}`) }))}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            set({ kind: KINDS.find((kind) => kind === chosen) ?? 'countCard' });
          }}
        />
        {text('name', t('settings:products.partName'))}
        {text('units', t(`settings:products.units.${part.kind}`))}
        {text('unitFen', t(`settings:products.worth.${part.kind}`))}
        {text('days', t('settings:products.days'), t('settings:products.daysHelp'))}
        {isCoupon && text('minDueFen', t('settings:products.minDue'))}
      </div>
      {!isCoupon && (
        <>
          <NativeSelect
            label={t('settings:products.items')}
            description={t('settings:products.itemsHelp')}
            value=""
            data={[
              { value: '', label: t('settings:products.addItem') },
              ...items
                .filter(({ id }) => !part.items.includes(id))
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => set({ items: [...part.items, event.currentTarget.value] })}
          />
          <div className={classes['items']}>
            {part.items.map((item) => (
              <Button
                key={item}
                variant="default"
                rightSection={<Icon name="close" size={16} />}
                aria-label={t('settings:products.removeItem', { name: nameOf(items, item) })}
                onClick={() => set({ items: part.items.filter((each) => each !== item) })}
              >
                {nameOf(items, item)}
              </Button>
            ))}
          </div>
        </>
      )}
      <Button
        variant="subtle"
        color="red"
        className={classes['remove'] ?? ''}
        leftSection={<Icon name="trash" />}
        onClick={() => form.set({ parts: parts.filter((_, at) => at !== index) })}
      >
        {t('settings:products.removePart', { n: index + 1 })}
      </Button>
    </fieldset>
  );
}
