import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ChoiceField, TextField, YuanField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormBody } from '#client/ui/form/FormDrawer.tsx';
import { SavedNote, useSavedNote } from '#client/ui/form/SavedNote.tsx';
import { type Form, useRecordForm } from '#client/ui/form/use-record-form.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useChain, useRecords } from '#client/ui/hooks/records.ts';
import { useStores } from '#client/ui/hooks/stores.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { boundOf } from '#domain/accounts/policy.ts';
import type { ChainSettings } from '#domain/chain/records.ts';

import {
  ACCOUNTS_MODEL,
  type AccountsDraft,
  type FloorDraft,
  typedFloors,
} from '../models/accounts.ts';
import { bySort, inUse } from '../models/lists.ts';
import classes from './accounts.module.css';

/** Stored value: the order of debits and the legal limits; and what is risked offline (OFF-3). */
export function AccountsSection() {
  const chain = useChain();
  return chain ? <AccountsForm key={chain.id} chain={chain} /> : <LoadingState />;
}

const ORDERS = ['paidFirst', 'bonusFirst', 'proportional'] as const;

function AccountsForm({ chain }: { readonly chain: ChainSettings }) {
  const { t } = useTranslation('settings');
  const note = useSavedNote();
  const form = useRecordForm({ model: ACCOUNTS_MODEL, base: chain, onSaved: note.show });
  return (
    <div className={classes['card']}>
      <FormBody form={form}>
        <fieldset className={formClasses['group']}>
          <legend className={formClasses['legend']}>{t('accounts.storedValue')}</legend>
          <div className={formClasses['pair']}>
            <ChoiceField
              form={form}
              field="debitOrder"
              label={t('accounts.debitOrder')}
              choices={ORDERS.map((value) => ({
                value,
                label: t(`accounts.debitOrders.${value}`),
              }))}
            />
            <YuanField form={form} field="namedMaxFen" label={t('accounts.namedMax')} />
            <YuanField form={form} field="anonymousMaxFen" label={t('accounts.anonymousMax')} />
            <TextField
              form={form}
              field="anonymousYears"
              label={t('accounts.anonymousYears')}
              inputMode="numeric"
            />
          </div>
        </fieldset>
        <Floors form={form} />
        <SavedNote shown={note.shown} />
      </FormBody>
    </div>
  );
}

function Floors({ form }: { readonly form: Form<AccountsDraft> }) {
  const { t } = useTranslation('settings');
  const tiers = inUse(useRecords('tiers') ?? []).toSorted(bySort);
  const known = useStores().flatMap(({ freshness }) => freshness?.devices ?? []).length;
  const [typed, setTyped] = useState<string | null>(null);
  const count = typed === null ? Math.max(1, known) : Number(typed);
  const tablets = Number.isSafeInteger(count) && count > 0 ? count : 1;
  const { floors, tierFloors } = form.draft;
  return (
    <fieldset className={formClasses['group']}>
      <legend className={formClasses['legend']}>{t('accounts.offline')}</legend>
      <p className={formClasses['help']}>{t('accounts.offlineHelp')}</p>
      <div className={formClasses['pair']}>
        <TextInput
          label={t('accounts.tablets')}
          inputMode="numeric"
          autoComplete="off"
          value={typed ?? String(tablets)}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <FloorFields
        name={t('accounts.allTiers')}
        limits={floors}
        field="floors"
        form={form}
        tablets={tablets}
        onChange={(limits) => form.set({ floors: limits })}
      />
      {tiers.map(({ id, name }) => (
        <FloorFields
          key={id}
          name={name}
          limits={tierFloors[id] ?? { memberFen: '', deviceFen: '' }}
          inherited={floors}
          field={`tierFloors.${id}`}
          form={form}
          tablets={tablets}
          onChange={(limits) => form.set({ tierFloors: { ...tierFloors, [id]: limits } })}
        />
      ))}
      <p className={formClasses['help']}>{t('accounts.boundHow', { count: tablets })}</p>
      <div className={formClasses['pair']}>
        <TextField
          form={form}
          field="allowanceHours"
          label={t('accounts.allowanceHours')}
          inputMode="numeric"
        />
        <TextField
          form={form}
          field="graceDays"
          label={t('accounts.graceDays')}
          inputMode="numeric"
        />
      </div>
    </fieldset>
  );
}

interface FloorFieldsProps {
  readonly name: string;
  readonly limits: FloorDraft;
  /** What holds where both are left empty; absent for the chain's own. */
  readonly inherited?: FloorDraft;
  readonly field: string;
  readonly form: Form<AccountsDraft>;
  readonly tablets: number;
  readonly onChange: (limits: FloorDraft) => void;
}

function FloorFields(props: FloorFieldsProps) {
  const { name, limits, inherited, field, form, tablets, onChange } = props;
  const { t } = useTranslation('settings');
  const format = useFormat();
  const isInherited =
    inherited !== undefined && limits.memberFen.trim() === '' && limits.deviceFen.trim() === '';
  const floors = typedFloors(isInherited ? inherited : limits);
  const bound = floors && boundOf(floors, tablets);
  const box = (which: keyof FloorDraft, label: string) => (
    <TextInput
      label={label}
      leftSection="¥"
      inputMode="decimal"
      autoComplete="off"
      placeholder={inherited && t('accounts.sameAsAll')}
      value={limits[which]}
      error={form.errorOf(`${field}.${which}`)}
      onChange={(event) => onChange({ ...limits, [which]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes['floor']} role="group" aria-label={name}>
      <span className={classes['tier']}>{name}</span>
      {box('memberFen', t('accounts.memberFloor'))}
      {box('deviceFen', t('accounts.deviceFloor'))}
      <p className={classes['bound']} aria-live="polite">
        {bound && bound.chainFen === 0 && t('accounts.boundNone')}
        {bound && bound.chainFen > 0 && (
          <>
            <span>{t('accounts.boundMember', { amount: format.yuan(bound.memberFen) })}</span>
            <span>{t('accounts.boundChain', { amount: format.yuan(bound.chainFen) })}</span>
          </>
        )}
      </p>
    </div>
  );
}
