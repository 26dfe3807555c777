import { mayRest } from '#domain/accounts/resting.ts';
import type { Allowance } from '#domain/accounts/state.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import { SYSTEM_STAFF } from '#domain/staff/records.ts';
import type { AccountsRow } from '#domain/wire/bank.ts';
import type { EngineStatus } from '../api.ts';
import { recordFacts } from '../commands/record.ts';
import { nowOf, todayOf, write, type Core, type Memory } from '../core.ts';
import type { MemberAccountsRow } from '../database.ts';
import { readyMemory, recover } from '../project/recover.ts';
import type { BankLine } from './bank-line.ts';
import { hasOpenTab } from './guests.ts';
import { accountsOf, applyBankRows } from './held.ts';
import { expectedOf, openAllowances } from './rows.ts';

/** How often what is held without use is looked for, ms. */
const TIDY_MS = 15 * 60_000;
/** After so long the bank should have heard of what was given back, ms; how often it is looked for. */
const REST_MS = 5_000;
const REST_TRIES = 12;

/** Which of this device's open allowances go back. */
type Chosen = (allowance: Allowance, row: MemberAccountsRow) => boolean;

/** Moves parts of members' accounts to this device, and gives them back. */
export interface AccountsKeeper {
  /** Looks for what is held without use, now and from time to time. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Gives back what was granted for a spend that then wasn't made. */
  readonly giveBackGrants: (member: MemberId) => Promise<void>;
}

/**
 * Holds members' money while they are here (OFF-2): at check-in it asks the bank for all that is
 * free; when their last tab is over it gives back what is left, and in their home store asks for the
 * part that may rest here (ACC-17). What the bank calls back it gives back at once, since whoever is
 * called is online and can be granted what a guest then spends. While apart it gives nothing back:
 * nobody could use it, and the guest may come again.
 *
 * Nobody waits for any of this, and none of it is needed for the books to be right: what isn't given
 * back the bank takes back after the expiry.
 */
export function createAccountsKeeper(core: Core, bank: BankLine): AccountsKeeper {
  /** Who came while the bank could not be asked. */
  const waiting = new Set<MemberId>();
  let cancelTidy = (): void => undefined;

  const checkIn = async (member: MemberId): Promise<void> => {
    waiting.delete(member);
    if (core.status.get().link !== 'online') {
      waiting.add(member);
      return;
    }
    const asked = await bank.allowances({ member, wants: [] });
    if (asked.ok) await storeRows(core, asked.value.rows);
    else if (asked.error.kind !== 'refused') waiting.add(member);
  };
  const askAgain = (): void => {
    const { memory } = core;
    const here = [...waiting].filter((member) => memory !== null && hasOpenTab(memory, member));
    waiting.clear();
    for (const member of here) void checkIn(member);
  };
  const isOnline = (): boolean => core.status.get().link === 'online';
  const lookForUnused = (): void => {
    if (!isOnline()) return;
    void locked(core, async (memory) => {
      const held = await core.ports.database.accounts.where('held').equals(1).primaryKeys();
      const here = held.filter((member) => !hasOpenTab(memory, member));
      const home = await membersAtHome(core, memory, here);
      const date = todayOf(core);
      const rests: Chosen = (allowance, row) =>
        home.has(row.id) && date !== null && mayRest(expectedOf(row), allowance, nowOf(core), date);
      const back = await release(core, memory, here, (...known) => !rests(...known));
      for (const member of back) if (home.has(member)) restSoon(member);
    });
  };
  /** Asks for what may rest here as soon as the bank has settled what was given back. */
  const restSoon = (member: MemberId, tries = REST_TRIES): void => {
    core.ports.after(REST_MS, () => {
      void locked(core, async (memory) => {
        if (hasOpenTab(memory, member) || !isOnline()) return;
        const [row] = await accountsOf(core, memory, [member]);
        if (row?.pending) return tries > 0 ? restSoon(member, tries - 1) : undefined;
        void bank
          .allowances({ member, wants: [], rests: true })
          .then((asked) => (asked.ok ? storeRows(core, asked.value.rows) : undefined));
      });
    });
  };
  const tidy = (): void => {
    cancelTidy = core.ports.after(TIDY_MS, tidy);
    askAgain();
    lookForUnused();
  };

  core.onGuests = ({ came, left }) => {
    for (const member of came) void checkIn(member);
    for (const member of left) waiting.delete(member);
    if (left.length > 0 && isOnline()) {
      void locked(core, async (memory) => {
        const gone = left.filter((member) => !hasOpenTab(memory, member));
        const home = await membersAtHome(core, memory, gone);
        for (const member of await release(core, memory, gone, () => true)) {
          if (home.has(member)) restSoon(member);
        }
      });
    }
  };
  core.onRecalls = (members) => {
    void locked(core, async (memory) => {
      const isCalled: Chosen = ({ allowance }, row) => row.recalls.includes(allowance);
      await release(core, memory, members, isCalled);
    });
  };
  let link: EngineStatus['link'] = 'offline';
  const endWatch = core.status.watch((status) => {
    const isBack = status.link === 'online' && link !== 'online';
    ({ link } = status);
    if (!isBack) return;
    askAgain();
    lookForUnused();
  });
  return {
    start: tidy,
    stop() {
      cancelTidy();
      endWatch();
    },
    giveBackGrants: (member) =>
      locked(core, async (memory) => {
        await release(core, memory, [member], ({ use }) => use === 'once');
      }),
  };
}

/** Lays the bank's answer over what is here, at once and not only when the hub tells of it. */
export const storeRows = (core: Core, rows: readonly AccountsRow[]): Promise<void> =>
  locked(core, async (memory) => {
    const writes = await applyBankRows(core, memory, rows);
    if (writes.accounts?.length) await write(core, writes, 'relaxed');
  });

/** Those of some members whose home is this store, as the directory says. */
async function membersAtHome(
  core: Core,
  { identity }: Memory,
  members: readonly MemberId[],
): Promise<ReadonlySet<MemberId>> {
  const rows = await core.ports.database.members.bulkGet([...members]);
  return new Set(rows.flatMap((row) => (row?.home === identity.store ? [row.id] : [])));
}

/**
 * Records what goes back, in this device's name: nobody decides it. Call within the mutex.
 *
 * @returns the members of whom something did.
 */
async function release(
  core: Core,
  memory: Memory,
  members: readonly MemberId[],
  chosen: Chosen,
): Promise<ReadonlySet<MemberId>> {
  const date = todayOf(core);
  if (date === null || members.length === 0) return new Set();
  const { device } = memory.identity;
  const facts = (await accountsOf(core, memory, members)).flatMap((row) =>
    openAllowances(row, device)
      .filter((allowance) => chosen(allowance, row))
      .map(({ account, allowance }) => {
        return { type: 'AllowanceReleased', member: row.id, account, allowance } as const;
      }),
  );
  if (facts.length === 0) return new Set();
  await recordFacts(core, memory, facts, { actor: SYSTEM_STAFF, at: nowOf(core), date });
  return new Set(facts.map(({ member }) => member));
}

const locked = (core: Core, task: (memory: Memory) => Promise<void>): Promise<void> =>
  core.exclusive(async () => {
    try {
      const memory = await readyMemory(core);
      if (memory) await task(memory);
    } catch (cause) {
      await recover(core, cause);
    }
  });
