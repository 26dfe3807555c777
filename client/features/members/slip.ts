import { storedValueAccount } from '#domain/accounts/names.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import type { MemberView } from '#domain/commands/context.ts';
import { type Fen, fen } from '#domain/kernel/fen.ts';

/** The stored value that a member will have after a top-up: what is owed is paid out of it first. */
export function afterTopUp(view: MemberView, paidFen: Fen, bonusFen: Fen): Fen {
  const account = view.expected.accounts[storedValueAccount(view.settled.member)];
  const before = account ? balanceOn(account, view.date) - account.owed : 0;
  return fen(before + paidFen + bonusFen);
}
