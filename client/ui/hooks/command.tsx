import { type ReactNode, useState } from 'react';

import type { Approval, EngineFailure, RunOutcome } from '#client/engine/api.ts';
import type { Command } from '#domain/commands/command.ts';
import type { Right } from '#domain/staff/records.ts';

import { makeAlone } from '../alone.ts';
import { ApprovalSheet } from '../ApprovalSheet.tsx';
import { useEngine } from './engine-context.ts';
import { useFailureText } from './failures.ts';

export interface CommandRunner {
  /**
   * Runs a command; resolves once it is durable. Where the person signed in lacks the right, a
   * manager is asked for their PIN first (STAFF-2).
   *
   * @returns null when it was refused or given up; `failure` then says why. Null as well for a command
   * that is still running, so that a double tap or a second Enter does nothing twice.
   */
  readonly run: (command: Command) => Promise<RunOutcome | null>;
  /** Why the last one was refused, in words that say what to do; null when it wasn't. */
  readonly failure: string | null;
  readonly forget: () => void;
  /** To be drawn by the screen: where a manager approves. */
  readonly approval: ReactNode;
}

interface Waiting {
  readonly command: Command;
  readonly right: Right;
  readonly answer: (outcome: RunOutcome | null) => void;
}

/** How a screen changes the books: one command at a time, with its refusal and its approval. */
export function useCommand(): CommandRunner {
  const engine = useEngine();
  const failureText = useFailureText();
  const [failure, setFailure] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<Waiting | null>(null);

  const [alone] = useState(makeAlone);

  const run = (command: Command): Promise<RunOutcome | null> =>
    alone(JSON.stringify(command), () => runOnce(command));

  const runOnce = async (command: Command): Promise<RunOutcome | null> => {
    setFailure(null);
    const result = await engine.run(command);
    if (result.ok) return result.value;
    const right = missingRight(result.error);
    if (right !== null) {
      return new Promise((answer) => setWaiting({ command, right, answer }));
    }
    setFailure(failureText(result.error));
    return null;
  };

  // Looking at a PIN takes its time: whoever presses Enter twice approves one thing, and tries once.
  const approve = (approval: Approval): Promise<EngineFailure | null> =>
    alone('approval', () => approveOnce(approval));

  const approveOnce = async (approval: Approval): Promise<EngineFailure | null> => {
    if (!waiting) return null;
    const result = await engine.run(waiting.command, approval);
    if (!result.ok && result.error.kind === 'approval') return result.error;
    setWaiting(null);
    if (!result.ok) setFailure(failureText(result.error));
    waiting.answer(result.ok ? result.value : null);
    return null;
  };

  /** Not while a PIN is looked at: what may be done any moment can't be called off. */
  const giveUp = (): void =>
    void alone('approval', async () => {
      waiting?.answer(null);
      setWaiting(null);
    });

  return {
    run,
    failure,
    forget: () => setFailure(null),
    approval: waiting && (
      <ApprovalSheet right={waiting.right} onApprove={approve} onCancel={giveUp} />
    ),
  };
}

const missingRight = (failure: EngineFailure): Right | null =>
  failure.kind === 'refused' && failure.refusal.code === 'rightMissing'
    ? (failure.refusal.right ?? null)
    : null;
