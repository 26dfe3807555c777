import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Approval, SignInRefusal } from '#client/engine/api.ts';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import type { StaffId } from '#domain/kernel/ids.ts';
import type { Right } from '#domain/staff/records.ts';

import { PinEntry } from '../staff/PinEntry.tsx';
import { StaffGrid } from '../staff/StaffGrid.tsx';
import { approversOf } from '../staff/staff-here.ts';

export interface ApprovalQuestion {
  readonly right: Right;
  readonly refusal: SignInRefusal | null;
  readonly answer: (approval: Approval | null) => void;
}

interface ApprovalDialogProps {
  readonly question: ApprovalQuestion | null;
}

/** Who may approve it, and their PIN. */
export function ApprovalDialog({ question }: ApprovalDialogProps) {
  const { t } = useTranslation(['common', 'signIn']);
  const { identity } = useStatus();
  const staff = useRecords('staff') ?? [];
  const roles = useRecords('roles') ?? [];
  const [chosen, setChosen] = useState<StaffId | null>(null);
  const approvers =
    question && identity ? approversOf(question.right, staff, roles, identity.store) : [];
  const approver = approvers.find((person) => person.id === chosen) ?? null;
  const cancel = (): void => {
    setChosen(null);
    question?.answer(null);
  };
  return (
    <Modal
      opened={question !== null}
      onClose={cancel}
      title={t('common:approval')}
      centered
      closeButtonProps={{ size: 44, 'aria-label': t('common:close') }}
    >
      {question && (
        <>
          <p>{t('common:approvalAdvice', { right: t(`common:rights.${question.right}`) })}</p>
          {approver === null ? (
            <StaffGrid staff={approvers} roles={roles} onChoose={setChosen} />
          ) : (
            <PinEntry
              person={approver}
              refusal={question.refusal}
              verb={t('signIn:approve')}
              onPin={async (pin) => question.answer({ staff: approver.id, pin })}
              onOther={() => setChosen(null)}
            />
          )}
        </>
      )}
    </Modal>
  );
}
