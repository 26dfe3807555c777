import type { RegisterMember } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse } from '../commands/refusal.ts';
import { err, ok } from '../kernel/result.ts';

/** Somebody becomes a member of the chain, at home in this store. The profile is a register. */
export function registerMember(command: RegisterMember, { store }: CommandContext): Decision {
  const { member, number } = command;
  if (number.trim() === '') return err(refuse('memberUnknown'));
  return ok([{ type: 'MemberRegistered', member, number: number.trim(), home: store }]);
}
