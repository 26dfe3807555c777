import { useTranslation } from 'react-i18next';

import { SwitchField, TextField, YuanField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormDrawer } from '#client/ui/form/FormDrawer.tsx';
import { RecordList } from '#client/ui/form/RecordList.tsx';
import { useEditing } from '#client/ui/form/use-editing.ts';
import { useRecordForm } from '#client/ui/form/use-record-form.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import type { Tier, TopUpRecord } from '#domain/accounts/records.ts';
import { ZERO_FEN } from '#domain/kernel/fen.ts';

import { TIER_MODEL, TOP_UP_MODEL } from '../models/accounts.ts';
import { checkName, nextSort } from '../models/item.ts';
import { bySort } from '../models/lists.ts';

/** The ladder of tiers; what each gives is set with points and offline limits. */
export function TiersSection() {
  const { t } = useTranslation('settings');
  const { records, editing, open, add, close } = useEditing('tiers', blankTier);
  const rows = records
    ?.toSorted(bySort)
    .map(({ id, name, retired }) => ({ id, name, detail: '', retired }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="star"
        addLabel={t('tiers.add')}
        emptyTitle={t('tiers.emptyTitle')}
        emptyBody={t('tiers.emptyBody')}
        onAdd={add}
        onOpen={open}
      />
      {editing && (
        <TierForm key={editing.id} tier={editing} tiers={records ?? []} onClose={close} />
      )}
    </>
  );
}

const blankTier = (id: string, tiers: readonly Tier[]): Tier => ({
  id,
  name: '',
  sort: nextSort(tiers),
  retired: false,
});

interface TierFormProps {
  readonly tier: Tier;
  readonly tiers: readonly Tier[];
  readonly onClose: () => void;
}

function TierForm({ tier, tiers, onClose }: TierFormProps) {
  const { t } = useTranslation('settings');
  const form = useRecordForm({
    model: TIER_MODEL,
    base: tier,
    checkAgainstOthers: (record) => checkName(record, tiers),
    onSaved: onClose,
  });
  const { name } = tier;
  const title = name === '' ? t('tiers.add') : t('tiers.edit', { name });
  return (
    <FormDrawer title={title} form={form} onClose={onClose}>
      <TextField form={form} field="name" label={t('tiers.name')} data-autofocus />
      <TextField form={form} field="sort" label={t('sort')} inputMode="numeric" />
      <SwitchField form={form} field="retired" label={t('retire')} description={t('retireHelp')} />
    </FormDrawer>
  );
}

/** Top-up packages: what is paid and what is given on top. */
export function TopUpsSection() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { records, editing, open, add, close } = useEditing('topUps', blankTopUp);
  const rows = records?.toSorted(bySort).map(({ id, name, paidFen, bonusFen, retired }) => ({
    id,
    name,
    detail: t('topUps.gives', { paid: format.yuan(paidFen), bonus: format.yuan(bonusFen) }),
    retired,
  }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="storage"
        addLabel={t('topUps.add')}
        emptyTitle={t('topUps.emptyTitle')}
        emptyBody={t('topUps.emptyBody')}
        onAdd={add}
        onOpen={open}
      />
      {editing && (
        <TopUpForm key={editing.id} topUp={editing} topUps={records ?? []} onClose={close} />
      )}
    </>
  );
}

const blankTopUp = (id: string, topUps: readonly TopUpRecord[]): TopUpRecord => ({
  id,
  name: '',
  paidFen: ZERO_FEN,
  bonusFen: ZERO_FEN,
  sort: nextSort(topUps),
  retired: false,
});

interface TopUpFormProps {
  readonly topUp: TopUpRecord;
  readonly topUps: readonly TopUpRecord[];
  readonly onClose: () => void;
}

function TopUpForm({ topUp, topUps, onClose }: TopUpFormProps) {
  const { t } = useTranslation('settings');
  const form = useRecordForm({
    model: TOP_UP_MODEL,
    base: topUp,
    checkAgainstOthers: (record) => checkName(record, topUps),
    onSaved: onClose,
  });
  const { name } = topUp;
  const title = name === '' ? t('topUps.add') : t('topUps.edit', { name });
  return (
    <FormDrawer title={title} form={form} onClose={onClose}>
      <TextField form={form} field="name" label={t('topUps.name')} data-autofocus />
      <div className={formClasses['pair']}>
        <YuanField form={form} field="paidFen" label={t('topUps.paid')} />
        <YuanField form={form} field="bonusFen" label={t('topUps.bonus')} />
      </div>
      <TextField form={form} field="sort" label={t('sort')} inputMode="numeric" />
      <SwitchField form={form} field="retired" label={t('retire')} description={t('retireHelp')} />
    </FormDrawer>
  );
}
