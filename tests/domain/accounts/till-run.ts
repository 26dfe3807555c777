import { grantAllowance } from '#domain/accounts/bank.ts';
import { isTillFact } from '#domain/accounts/held.ts';
import type { TillFact } from '#domain/accounts/entries.ts';
import { emptyBank, settle, type BankState } from '#domain/accounts/settle.ts';
import { valuesOf, type Account } from '#domain/accounts/state.ts';
import type { AccountTerms } from '#domain/accounts/terms.ts';
import { entryId } from '#domain/journal/entry.ts';
import { businessDateOf } from '#domain/kernel/business-date.ts';
import {
  id,
  type AccountId,
  type DeviceId,
  type MemberId,
  type TabId,
} from '#domain/kernel/ids.ts';
import { HOUR_MS, instant, type Instant } from '#domain/kernel/instant.ts';
import type { Registers } from '#domain/registers/registers.ts';
import { openRoom, openShift } from '#tests/domain/support/evening.ts';
import { registersOf } from '#tests/domain/support/store.ts';
import {
  clockTime,
  createTablet,
  type Tablet,
  type TabletMoney,
  type TabletOptions,
} from '#tests/domain/support/tablet.ts';

export const ada = id<MemberId>('ada');
export const evening = clockTime('20:00');

/** Tills of one store and the bank, with what they tell each other in the test's hand. */
export interface Money {
  readonly tills: readonly (Tablet & { readonly money: TabletMoney })[];
  readonly bankOf: (member: MemberId) => BankState;
  /** The bank hears of everything; the tills hear its rows. */
  settle(): void;
  /** A fact of a till that was apart, recorded there as it was, reaches the bank. */
  bring(till: Tablet, fact: TillFact): void;
  /** An allowance for one spend of exactly this, as the engine asks for when `needsGrant`. */
  grant(till: number, account: AccountId, amount: number, member?: MemberId): void;
}

export function createMoney(
  tills = 1,
  options: TabletOptions & { readonly tier?: string; readonly birthday?: string } = {},
): Money {
  const banks = new Map<MemberId, BankState>();
  const bankOf = (member: MemberId): BankState => banks.get(member) ?? emptyBank(member);
  const heard = new Map<MemberId, BankState['books']>();
  let granted = 0;
  const { tier, birthday, ...rest } = options;
  const all = Array.from({ length: tills }, (_, index) => {
    const money: TabletMoney = {
      settled: (member) => heard.get(member) ?? emptyBank(member).books,
      ...(tier === undefined ? {} : { tier }),
      ...(birthday === undefined ? {} : { birthday }),
      isOnline: true,
    };
    const tablet = createTablet(`t${index}`, { till: 'ABC'[index] ?? 'Z', ...rest, money });
    return { ...tablet, money };
  });
  const hear = (): void => {
    for (const [member, { books }] of banks) heard.set(member, books);
  };
  return {
    tills: all,
    bankOf,
    settle() {
      for (const entry of all.flatMap(({ log }) => log)) {
        const { fact } = entry;
        if (!isTillFact(fact)) continue;
        banks.set(fact.member, settle(bankOf(fact.member), { ...entry, fact }).state);
      }
      hear();
    },
    bring(till, fact) {
      const last = till.log.at(-1);
      if (!last) throw new Error('the till has recorded something');
      const log = { device: id<DeviceId>('far'), epoch: 1 };
      const entry = { ...last, ...log, id: entryId(log, 0), seq: 0, fact };
      banks.set(fact.member, settle(bankOf(fact.member), entry).state);
      hear();
    },
    grant(till, account, amount, member = ada) {
      granted += 1;
      const closed = grantAllowance(bankOf(member).books, {
        allowance: id(`grant-${granted}`),
        account,
        device: id(`t${till}`),
        store: id('s1'),
        use: 'once',
        amount,
        expires: instant(evening + 12 * HOUR_MS),
        until: businessDateOf(evening, registersOf().store),
      });
      if (!closed.ok) throw new Error(`no grant: ${JSON.stringify(closed.error)}`);
      banks.set(member, { ...bankOf(member), books: closed.value.books });
      hear();
    },
  };
}

/** One till with an open shift, and a tab with its member. */
export function atTill(options: Parameters<typeof createMoney>[1] = {}) {
  const money = createMoney(1, options);
  const [till] = money.tills;
  if (!till) throw new Error('one till');
  openShift(till, evening);
  return { money, till };
}

/** Opens a room for the member. */
export function seat(till: Tablet, at: Instant = evening, room = 'r1'): TabId {
  const tab = openRoom(till, room, at);
  till.must({ type: 'attachMember', tab, member: ada, memberNumber: 'M1' }, at);
  return tab;
}

/** The member's only account of a kind, as the bank has settled it. */
export function accountOf(
  money: Money,
  kind: AccountTerms['kind'],
  member: MemberId = ada,
): Account {
  const [account] = valuesOf(money.bankOf(member).books.accounts).filter(
    ({ terms }) => terms.kind === kind,
  );
  if (!account) throw new Error(`no ${kind}`);
  return account;
}

/** The small store's registers with something changed. */
export const registersWith = (change: (registers: Registers) => Partial<Registers>): Registers => {
  const registers = registersOf();
  return { ...registers, ...change(registers) };
};
