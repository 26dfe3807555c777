import { accountSettingsOf } from '#domain/accounts/settings.ts';
import { emptyAccounts } from '#domain/accounts/state.ts';
import { memberView } from '#domain/accounts/view.ts';
import type { MemberView } from '#domain/commands/context.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { ZERO_FEN } from '#domain/kernel/fen.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { Registers } from '#domain/registers/registers.ts';
import type { Memory } from '../core.ts';

/** A member's money by this store's journal alone, as before the bank was heard of. */
export const unsettledView = (
  { books, identity }: Memory,
  registers: Registers,
  member: MemberId,
  date: BusinessDate,
): MemberView =>
  memberView(
    {
      settled: emptyAccounts(member),
      facts: books.accounts(member)?.facts ?? [],
      tier: null,
      birthday: '',
    },
    {
      device: identity.device,
      date,
      isOnline: false,
      settings: accountSettingsOf(registers.chain),
      deviceFloorFen: ZERO_FEN,
    },
  );
