import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Approval, EngineFailure, SignInRefusal } from '#client/engine/api.ts';
import type { StaffId } from '#domain/kernel/ids.ts';
import type { Right, Staff } from '#domain/staff/records.ts';
import { rightsOf } from '#domain/staff/rights.ts';

import { Dialog } from './Dialog.tsx';
import classes from './ApprovalSheet.module.css';
import { BusyButton } from './BusyButton.tsx';
import { useStatus } from './hooks/engine-context.ts';
import { usePinRefusal } from './hooks/pin-refusal.ts';
import { useRecords } from './hooks/records.ts';
import { PIN_LEAST } from './pin-length.ts';
import { PinPad } from './PinPad.tsx';

interface ApprovalSheetProps {
  readonly right: Right;
  /** Gives the failure when the PIN was not right, null when the matter is settled either way. */
  readonly onApprove: (approval: Approval) => Promise<EngineFailure | null>;
  readonly onCancel: () => void;
}

/** Somebody with the right approves one action with their own PIN on this tablet (STAFF-2). */
export function ApprovalSheet({ right, onApprove, onCancel }: ApprovalSheetProps) {
  const { t } = useTranslation('common');
  const approvers = useApprovers(right);
  const [chosen, setChosen] = useState<StaffId | null>(null);
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<SignInRefusal | null>(null);
  const { text, mustWait } = usePinRefusal(problem);
  const [busy, setBusy] = useState(false);
  const approver = chosen ?? approvers[0]?.id ?? null;

  const approve = async (): Promise<void> => {
    if (approver === null) return;
    setBusy(true);
    const failure = await onApprove({ staff: approver, pin }).finally(() => setBusy(false));
    setPin('');
    setProblem(failure?.kind === 'approval' ? failure.refusal : null);
  };

  return (
    <Dialog opened onClose={onCancel} title={t('approval')}>
      <p className={classes['advice']}>{t('approvalAdvice', { right: t(`rights.${right}`) })}</p>
      <div className={classes['people']} role="radiogroup" aria-label={t('approval')}>
        {approvers.map(({ id, name }) => (
          <Button
            key={id}
            role="radio"
            aria-checked={id === approver}
            variant={id === approver ? 'filled' : 'default'}
            onClick={() => {
              setChosen(id);
              setProblem(null);
            }}
          >
            {name}
          </Button>
        ))}
      </div>
      {text !== null && (
        <p className={classes['problem']} role="alert">
          {text}
        </p>
      )}
      <div className={classes['pad']}>
        <PinPad
          pin={pin}
          onChange={setPin}
          onEnter={() => void approve()}
          disabled={busy || mustWait}
        />
      </div>
      <BusyButton
        fullWidth
        size="lg"
        mt="md"
        disabled={approver === null || mustWait || pin.length < PIN_LEAST}
        onPress={approve}
      >
        {t('confirm')}
      </BusyButton>
    </Dialog>
  );
}

/** Who may approve here: holds the right, has a PIN, works in this store. */
function useApprovers(right: Right): readonly Staff[] {
  const staff = useRecords('staff') ?? [];
  const roles = useRecords('roles') ?? [];
  const store = useStatus().identity?.store;
  const holding = new Set(
    roles.filter((role) => rightsOf(role).includes(right)).map((role) => role.id),
  );
  return staff.filter(
    ({ retired, pin, role, stores }) =>
      !retired &&
      pin !== null &&
      holding.has(role) &&
      (stores.length === 0 || (store !== undefined && stores.includes(store))),
  );
}
