import type { CommandContext } from '../commands/context.ts';
import type { MemberId } from '../kernel/ids.ts';
import type { AccountsContext } from './decide.ts';
import { accountSettingsOf } from './settings.ts';

/** What decisions about one member's accounts depend on, out of a command's context. */
export const accountsContext = (
  { at, random, registers, accounts }: CommandContext,
  member: MemberId,
): AccountsContext => ({
  at,
  random,
  member,
  settings: accountSettingsOf(registers.chain),
  view: accounts(member),
});
