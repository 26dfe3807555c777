import { type ReactNode, useCallback, useState } from 'react';

import type { Approval } from '#client/engine/api.ts';

import { type AskApproval, ApprovalContext } from './approval-context.ts';
import { ApprovalDialog, type ApprovalQuestion } from './ApprovalDialog.tsx';

interface ApprovalProviderProps {
  readonly children: ReactNode;
}

/** Holds the one dialog in which somebody approves another's action. */
export function ApprovalProvider({ children }: ApprovalProviderProps) {
  const [question, setQuestion] = useState<ApprovalQuestion | null>(null);
  const ask = useCallback<AskApproval>(
    (right, refusal) =>
      new Promise<Approval | null>((resolve) => {
        setQuestion({
          right,
          refusal,
          answer: (approval) => {
            setQuestion(null);
            resolve(approval);
          },
        });
      }),
    [],
  );
  return (
    <ApprovalContext value={ask}>
      {children}
      <ApprovalDialog question={question} />
    </ApprovalContext>
  );
}
