import { grantAllowance, reclaimAllowance } from '#domain/accounts/bank.ts';
import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import { emptyBank, settle, type BankState } from '#domain/accounts/settle.ts';
import type { Allowance } from '#domain/accounts/state.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import {
  id,
  type AccountId,
  type AllowanceId,
  type DeviceId,
  type MemberId,
} from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { ok, type Result } from '#domain/kernel/result.ts';
import type {
  AccountsRow,
  AllowancesRequest,
  BankAnswer,
  GrantRequest,
} from '#domain/wire/bank.ts';
import type { BankLine } from '#client/engine/accounts/bank-line.ts';
import type { ApiFailure } from '#client/engine/api.ts';
import { store } from '#tests/domain/support/store.ts';

/** Allowances of these tests outlast them. */
const FAR = instant(4_102_444_800_000);
const FAR_DATE = businessDate('2099-12-31');

/** A bank of one member in memory, by the domain's own rules, which a test can take away. */
export interface MiniBank {
  readonly line: BankLine;
  /** What it was asked for. */
  readonly asked: GrantRequest[];
  readonly allowancesAsked: AllowancesRequest[];
  /** Set to answer nothing but this. */
  failure: ApiFailure | null;
  readonly take: (facts: readonly Recorded<TillFact>[]) => void;
  readonly give: (device: DeviceId, account: AccountId, amount: number) => Allowance;
  readonly reclaim: (allowance: Allowance) => void;
  /** The member's row as it is now; a newer version each time. */
  readonly row: (recalls?: readonly AllowanceId[]) => AccountsRow;
}

export function miniBank(member: MemberId, device: DeviceId): MiniBank {
  let state: BankState = emptyBank(member);
  let made = 0;
  let version = 0;
  const grant = (
    to: DeviceId,
    { account, amount }: Pick<GrantRequest, 'account' | 'amount'>,
    use: Allowance['use'],
  ) => {
    made += 1;
    const allowance = id<AllowanceId>(`al${made}`);
    const request = { allowance, account, device: to, store, use, amount };
    const given = grantAllowance(state.books, { ...request, expires: FAR, until: FAR_DATE });
    if (given.ok) state = { ...state, books: given.value.books };
    return { given, allowance };
  };
  const answer = (more: Partial<BankAnswer> = {}): Result<BankAnswer, ApiFailure> =>
    ok({ rows: [bank.row()], ...more });
  const bank: MiniBank = {
    asked: [],
    allowancesAsked: [],
    failure: null,
    line: {
      async grant(request) {
        bank.asked.push(request);
        if (bank.failure) return { ok: false, error: bank.failure };
        const { given } = grant(device, request, 'once');
        return answer(given.ok ? {} : { refusal: given.error });
      },
      async allowances(request) {
        bank.allowancesAsked.push(request);
        return bank.failure ? { ok: false, error: bank.failure } : answer();
      },
    },
    take(facts) {
      for (const entry of facts) ({ state } = settle(state, entry));
    },
    give(to, account, amount) {
      const { given, allowance } = grant(to, { account, amount }, 'many');
      const known = given.ok ? given.value.books.allowances[allowance] : undefined;
      if (!known) throw new Error('the bank would not give it');
      return known;
    },
    reclaim(allowance) {
      const by = { ref: id(`x`), actor: id('bank'), device, store, at: FAR, amount: 0 } as never;
      const known = state.books.allowances[allowance.allowance] ?? allowance;
      const { books } = reclaimAllowance(state.books, known, businessDate('2026-11-20'), by);
      state = { ...state, books };
    },
    row(recalls = []) {
      version += 1;
      return { member, version, turn: state.books.turn, books: state.books, recalls };
    },
  };
  return bank;
}
