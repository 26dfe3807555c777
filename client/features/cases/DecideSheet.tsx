import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useStores } from '#client/ui/hooks/stores.ts';
import { useUnits } from '#client/ui/hooks/units.ts';
import { MemberPicker } from '#client/ui/MemberPicker.tsx';
import { MoneyFields } from '#client/ui/MoneyFields.tsx';
import { Segments } from '#client/ui/Segments.tsx';
import { id, type StoreId } from '#domain/kernel/ids.ts';

import classes from './cases.module.css';
import {
  actionsFor,
  type DecideDraft,
  decisionOf,
  NEW_DRAFT,
  unitsOf,
  worthOf,
} from './decide-draft.ts';
import type { MoneyCase } from './use-money-cases.ts';

interface DecideSheetProps {
  readonly found: MoneyCase;
  readonly onClose: () => void;
}

/** Decides a case: collects what is owed, waives it, charges a store, or has another member pay. */
export function DecideSheet({ found, onClose }: DecideSheetProps) {
  const { t } = useTranslation('cases');
  const units = useUnits();
  const command = useCommand();
  const actions = actionsFor(found);
  const [draft, setDraft] = useState<DecideDraft>(() => ({
    ...NEW_DRAFT,
    action: actions[0] ?? 'waive',
  }));
  const set = (change: Partial<DecideDraft>): void => setDraft((now) => ({ ...now, ...change }));
  const { account, file, name } = found;
  const amount = unitsOf(found, draft.typed);
  const decision = decisionOf(found, draft);
  const words = account ? units(account.terms, amount ?? 0) : '';
  const decide = async (): Promise<void> => {
    if (decision && (await command.run(decision))) onClose();
  };
  return (
    <Dialog
      opened
      keepOpen
      size="lg"
      onClose={onClose}
      title={t(`money.kinds.${file.kind}`, {
        name,
        amount: account ? units(account.terms, file.left) : '',
      })}
    >
      <div className={classes['form']}>
        {actions.length > 1 && (
          <Segments
            label={t('money.what')}
            value={draft.action}
            data={actions.map((value) => ({ value, label: t(`money.actions.${value}`) }))}
            onChange={(action) => set({ action })}
          />
        )}
        <p className={classes['text']}>{t(`money.effects.${draft.action}`)}</p>
        {account && file.left > 0 && (
          <TextInput
            label={t('money.amount')}
            placeholder={units(account.terms, file.left)}
            inputMode="decimal"
            autoComplete="off"
            value={draft.typed}
            error={amount === null ? t('money.tooMuch') : null}
            onChange={(event) => set({ typed: event.currentTarget.value })}
          />
        )}
        {draft.action === 'collect' && (
          <MoneyFields
            entry={draft.entry}
            dueFen={worthOf(found, amount ?? 0)}
            onEntry={(entry) => set({ entry })}
          />
        )}
        {draft.action === 'chargeToStore' && (
          <StoreChoice store={draft.store} onChoose={(store) => set({ store })} />
        )}
        {draft.action === 'reassign' &&
          (draft.to ? (
            <p className={classes['text']}>{t('money.payer', { name: draft.to.name })}</p>
          ) : (
            <MemberPicker
              onPick={(hit) => set({ to: { id: hit.id, name: `${hit.name} ${hit.number}` } })}
            />
          ))}
        <TextInput
          label={t(draft.action === 'collect' ? 'money.noteOptional' : 'money.note')}
          maxLength={500}
          value={draft.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <Failure text={command.failure} />
        <BusyButton size="lg" fullWidth disabled={decision === null} onPress={decide}>
          {t(`money.verbs.${draft.action}`, { amount: words })}
        </BusyButton>
      </div>
      {command.approval}
    </Dialog>
  );
}

interface StoreChoiceProps {
  readonly store: StoreId | null;
  readonly onChoose: (store: StoreId) => void;
}

function StoreChoice({ store, onChoose }: StoreChoiceProps) {
  const { t } = useTranslation('cases');
  const { identity } = useStatus();
  const stores = useStores();
  return (
    <NativeSelect
      label={t('money.store')}
      value={store ?? identity?.store ?? ''}
      data={stores.map((each) => ({ value: each.id, label: each.name }))}
      onChange={(event) => onChoose(id<StoreId>(event.currentTarget.value))}
    />
  );
}
