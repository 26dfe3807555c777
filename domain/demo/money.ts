import { grantAllowance } from '../accounts/bank.ts';
import { isTillFact } from '../accounts/held.ts';
import { accountSettingsOf } from '../accounts/settings.ts';
import { emptyBank, settle, type BankState } from '../accounts/settle.ts';
import { memberView } from '../accounts/view.ts';
import type { MemberView } from '../commands/context.ts';
import type { Entry } from '../journal/entry.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import { ZERO_FEN } from '../kernel/fen.ts';
import {
  newId,
  type AccountId,
  type DeviceId,
  type MemberId,
  type RandomBytes,
  type StoreId,
} from '../kernel/ids.ts';
import { instant, type Instant } from '../kernel/instant.ts';
import type { Registers } from '../registers/registers.ts';

/** Whose account goes to which device. */
interface Loan {
  readonly member: MemberId;
  readonly account: AccountId;
  readonly device: DeviceId;
  readonly store: StoreId;
  readonly at: Instant;
  readonly date: BusinessDate;
}

/** What the bank will make of the demo's facts: no two of its stores touch one member's money. */
export interface DemoMoney {
  /** Settles an entry about a member's accounts; any other changes nothing. */
  take(entry: Entry): void;
  /** Moves what is free of an account to a device for a day. */
  lend(to: Loan, random: RandomBytes): void;
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
    lend({ member, account, device, store, at, date }, random) {
      const { books, waiting } = bankOf(member);
      const lent = grantAllowance(books, {
        allowance: newId<'allowance'>(at, random),
        account,
        device,
        store,
        use: 'many',
        amount: Number.MAX_SAFE_INTEGER,
        expires: instant(at + settings.allowanceMs),
        until: date,
      });
      if (lent.ok) banks.set(member, { books: lent.value.books, waiting });
    },
    viewOf: (member, device, date) =>
      memberView(
        { settled: bankOf(member).books, facts: [], survivor: member, tier: null, birthday: '' },
        { device, date, isOnline: false, settings, deviceFloorFen: ZERO_FEN },
      ),
  };
}
