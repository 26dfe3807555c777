import { isTillFact } from '../accounts/held.ts';
import { accountSettingsOf } from '../accounts/settings.ts';
import { emptyBank, settle, type BankState } from '../accounts/settle.ts';
import { memberView } from '../accounts/view.ts';
import type { MemberView } from '../commands/context.ts';
import type { Entry } from '../journal/entry.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import { ZERO_FEN } from '../kernel/fen.ts';
import type { DeviceId, MemberId } from '../kernel/ids.ts';
import type { Registers } from '../registers/registers.ts';

/** What the bank will make of the demo's facts: no two of its stores touch one member's money. */
export interface DemoMoney {
  /** Settles an entry about a member's accounts; any other changes nothing. */
  take(entry: Entry): void;
  viewOf(member: MemberId, device: DeviceId, date: BusinessDate): MemberView;
}

export function createDemoMoney(registers: Registers): DemoMoney {
  const settings = accountSettingsOf(registers.chain);
  const banks = new Map<MemberId, BankState>();
  const bankOf = (member: MemberId): BankState => banks.get(member) ?? emptyBank(member);
  return {
    take(entry) {
      const { fact } = entry;
      if (!isTillFact(fact)) return;
      banks.set(fact.member, settle(bankOf(fact.member), { ...entry, fact }).state);
    },
    viewOf: (member, device, date) =>
      memberView(
        { settled: bankOf(member).books, facts: [], tier: null, birthday: '' },
        { device, date, isOnline: false, settings, deviceFloorFen: ZERO_FEN },
      ),
  };
}
