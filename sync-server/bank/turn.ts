import {
  dueAllowances,
  grantAllowance,
  reclaimAllowance,
  type AllowanceRequest,
} from '#domain/accounts/bank.ts';
import type { BankFact, Recorded, TillFact } from '#domain/accounts/entries.ts';
import { settle, type BankState } from '#domain/accounts/settle.ts';
import type { Allowance, MemberAccounts, Party } from '#domain/accounts/state.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import { compareEntries, entryId } from '#domain/journal/entry.ts';
import { businessDateOf, type BusinessDate } from '#domain/kernel/business-date.ts';
import {
  newId,
  type DeviceId,
  type MemberId,
  type StaffId,
  type StoreId,
} from '#domain/kernel/ids.ts';
import { instant, type Instant } from '#domain/kernel/instant.ts';
import { ok, type Result } from '#domain/kernel/result.ts';
import { keepAside } from '#sync-server/entries/set-aside.ts';
import { recallsOf } from './asks.ts';
import type { Asker, BankTerms } from './link.ts';
import type { BankParts } from './parts.ts';
import { clockOf } from './terms.ts';

/**
 * One go at a member's books. Everything that it comes to is written together by `close`, in the
 * transaction that the caller holds; before it, nothing is.
 */
export interface Turn {
  readonly books: () => MemberAccounts;
  /** Settles entries that are not settled yet, with those that wait. */
  readonly settle: (entries: readonly Recorded<TillFact>[]) => void;
  /** Moves units to a device (OFF-2), for as long as the owner has set, or for `ms`. */
  readonly grant: (
    asker: Pick<Asker, 'device' | 'store'>,
    wanted: Pick<AllowanceRequest, 'account' | 'use' | 'amount'>,
    ms?: number,
  ) => Result<void, Refusal>;
  /** Takes back what is past its expiry and grace, or lies on a tablet that was shut out. */
  readonly reclaim: () => void;
  /** Writes what came of it; what a member's books have no room for is set aside (BANK-4). */
  readonly close: () => void;
}

/** Who takes an allowance back: nobody's person, and no store's. */
const BANK = { device: 'bank' as DeviceId, store: 'bank' as StoreId, actor: 'bank' as StaffId };

/** For a grant, that it is spent right away; the till that asked is waiting. */
const GRANT_MS = 10 * 60_000;

export function beginTurn(parts: BankParts, member: MemberId, now: Instant): Turn {
  const { ledger, asks, random, storage } = parts;
  const terms = parts.terms();
  const before = ledger.load(member);
  const facts: BankFact[] = [];
  const entries: Recorded<TillFact>[] = [...before.state.waiting];
  let state: BankState = before.state;
  const take = (closed: {
    readonly books: MemberAccounts;
    readonly facts: readonly BankFact[];
  }) => {
    state = { ...state, books: closed.books };
    facts.push(...closed.facts);
  };

  return {
    books: () => state.books,
    settle(offered) {
      const news = offered.filter(({ id }) => !ledger.isSettled(id));
      // In journal order, so that a spend doesn't come before the top-up that came with it.
      const all = [...news, ...state.waiting].sort(compareEntries);
      const named = all.map(({ fact }) => fact);
      state = { books: ledger.withNamed(state.books, named), waiting: [] };
      for (const entry of all) {
        try {
          const settled = settle(state, entry);
          state = settled.state;
          facts.push(...settled.facts);
          entries.push(entry);
        } catch {
          // What no rule can settle must not stop what comes after it (BANK-4).
          keepAside(storage.sql, entry);
        }
      }
    },
    grant({ device, store }, { account, use, amount }, ms = terms.settings.allowanceMs) {
      const expires = instant(now + (use === 'once' ? GRANT_MS : ms));
      const granted = grantAllowance(state.books, {
        account,
        device,
        store,
        use,
        amount,
        expires,
        allowance: newId<'allowance'>(now, random),
        until: backedUntil(terms, { use, store, expires }),
      });
      if (!granted.ok) return granted;
      take(granted.value);
      return ok(undefined);
    },
    reclaim() {
      const isGone = (device: DeviceId): boolean => terms.gone?.includes(device) ?? false;
      for (const due of dueAllowances(state.books, now, terms.settings.graceMs, isGone)) {
        const by = bankParty(now, state.books.turn + 1, due.left);
        take(reclaimAllowance(state.books, due, dateFor(terms, due, now), by));
      }
    },
    close() {
      const recalls = recallsOf(state.books, asks.of(member), now);
      const today = businessDateOf(now, clockOf(terms, null));
      const isWritten = ledger.write(before, { state, facts, entries, recalls }, now, today);
      if (isWritten) return;
      for (const entry of entries.slice(before.state.waiting.length)) {
        keepAside(storage.sql, entry);
      }
    },
  };
}

/**
 * The date through which an allowance is backed (ACC-1): with its grace, for which the bank waits for
 * a till that is apart. A grant is spent at once, and may be so on the last day of what it takes.
 */
export const backedUntil = (
  terms: BankTerms,
  { use, store, expires }: Pick<Allowance, 'use' | 'store' | 'expires'>,
): BusinessDate => {
  const graceMs = use === 'once' ? 0 : terms.settings.graceMs;
  return businessDateOf(instant(expires + graceMs), clockOf(terms, store));
};

const dateFor = (terms: BankTerms, { store }: Allowance, now: Instant): BusinessDate =>
  businessDateOf(now, clockOf(terms, store));

const bankParty = (at: Instant, turn: number, amount: number): Party => ({
  ...BANK,
  ref: entryId({ device: BANK.device, epoch: 0 }, turn),
  at,
  amount,
});
