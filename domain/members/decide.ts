import type { RegisterMember } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse } from '../commands/refusal.ts';
import type { MemberId, StoreId } from '../kernel/ids.ts';
import { err, ok } from '../kernel/result.ts';
import type { MemberRegistered } from './entries.ts';

/** Somebody becomes a member of the chain, at home in this store. The profile is a register. */
export function registerMember(command: RegisterMember, { store }: CommandContext): Decision {
  const { member, number } = command;
  if (number.trim() === '') return err(refuse('memberUnknown'));
  return ok([registration(member, number, store)]);
}

/** The fact that somebody became a member in this store. */
export const registration = (
  member: MemberId,
  number: string,
  home: StoreId,
): MemberRegistered => ({ type: 'MemberRegistered', member, number: number.trim(), home });
