import { createContext, useContext } from 'react';

import type { Approval, EngineFailure, RunOutcome, SignInRefusal } from '#client/engine/api.ts';
import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';
import type { Command } from '#domain/commands/command.ts';
import { assert } from '#domain/kernel/assert.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Right } from '#domain/staff/records.ts';

/**
 * Asks somebody who has the right for their PIN on this tablet (STAFF-2); null when it was
 * cancelled. `refusal` is why the PIN of the last asking was not taken.
 */
export type AskApproval = (right: Right, refusal: SignInRefusal | null) => Promise<Approval | null>;

/** Filled by `ApprovalProvider`. */
export const ApprovalContext = createContext<AskApproval | null>(null);

/**
 * Runs commands as every screen should: where the person lacks the right, somebody who has it is
 * asked for their PIN, as often as they get it wrong; what is refused comes back in words.
 *
 * @example
 * const run = useRun();
 * const outcome = await run({ type: 'openRoom', … });
 * if (!outcome.ok) setProblem(outcome.error);
 */
export function useRun(): (command: Command) => Promise<Result<RunOutcome, string>> {
  const engine = useEngine();
  const words = useFailureText();
  const ask = useContext(ApprovalContext);
  assert(ask !== null, 'commands are run outside of the approval provider');
  return async (command) => {
    let outcome = await engine.run(command);
    let missing: EngineFailure | null = null;
    while (!outcome.ok) {
      if (rightMissing(outcome.error) !== null) missing = outcome.error;
      const right = missing && rightMissing(missing);
      const wrongPin = outcome.error.kind === 'approval' ? outcome.error.refusal : null;
      if (right === null || (outcome.error !== missing && wrongPin === null)) {
        return err(words(outcome.error));
      }
      const approval = await ask(right, wrongPin);
      if (approval === null) return err(words(missing ?? outcome.error));
      outcome = await engine.run(command, approval);
    }
    return ok(outcome.value);
  };
}

function rightMissing(failure: EngineFailure): Right | null {
  if (failure.kind !== 'refused' || failure.refusal.code !== 'rightMissing') return null;
  return failure.refusal.right ?? null;
}
