import { createAccountsKeeper, storeRows } from '#client/engine/accounts/keeper.ts';
import { tillView } from '#client/engine/accounts/view.ts';
import type { RunOutcome } from '#client/engine/api.ts';
import { runCommand } from '#client/engine/commands/run.ts';
import { createCore, type Core } from '#client/engine/core.ts';
import type { MemberAccountsRow } from '#client/engine/database.ts';
import { SESSION_KEY } from '#client/engine/project/commit.ts';
import { load } from '#client/engine/project/load.ts';
import { storedValueAccount } from '#domain/accounts/names.ts';
import type { Command } from '#domain/commands/command.ts';
import type { MemberView } from '#domain/commands/context.ts';
import { present } from '#domain/kernel/assert.ts';
import { id, type DeviceId, type MemberId, type TabId } from '#domain/kernel/ids.ts';
import { instant, type Instant } from '#domain/kernel/instant.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import type { AccountsRow } from '#domain/wire/bank.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';
import { manager } from '#tests/domain/support/store.ts';

import { createDisk, type Disk } from './disk.ts';
import { miniBank, type MiniBank } from './mini-bank.ts';
import { offlinePorts, seed } from './tablet.ts';
import { firstRoom } from './trade.ts';
import { draftLine } from '#tests/setup/draft-line.ts';

export const device = id<DeviceId>('d1');

/** The engine's own parts on a disk, with a bank of one member beside them; no socket between. */
export interface TestTill {
  readonly core: Core;
  readonly disk: Disk;
  readonly bank: MiniBank;
  readonly setOnline: (isOnline: boolean) => void;
  readonly setClock: (at: Instant) => void;
  readonly run: (command: Command) => ReturnType<typeof runCommand>;
  readonly must: (command: Command) => Promise<RunOutcome>;
  /** Rows come from the bank. */
  readonly hear: (...rows: readonly AccountsRow[]) => Promise<void>;
  /** The bank settles all that this till did, and its row comes. */
  readonly settle: () => Promise<void>;
  readonly row: (of?: MemberId) => Promise<MemberAccountsRow>;
  readonly view: () => Promise<MemberView>;
  /** Looks for what is held without use, as some time after a start. */
  readonly tidy: () => void;
  /** Does once what waits for its time. */
  readonly pass: () => void;
  /** Waits for what nobody waits for. */
  readonly idle: () => Promise<void>;
  readonly restart: () => Promise<TestTill>;
}

/** A till whose shift is open, signed in, offline. */
export async function openTill(
  member: MemberId,
  disk: Disk = createDisk(),
  bank: MiniBank = miniBank(member, device),
  at: Instant = clockTime('17:10'),
): Promise<TestTill> {
  const { database, relaxed } = disk.open();
  if ((await database.device.get('identity')) === undefined) await seed(database, device, manager);
  let clock = at;
  const waiting = new Set<() => void>();
  const after = (_ms: number, task: () => void): (() => void) => {
    waiting.add(task);
    return () => waiting.delete(task);
  };
  const now = (): Instant => (clock = instant(clock + 1));
  const core = createCore({ ...offlinePorts(), database, relaxed, now, after });
  await database.device.put({ key: SESSION_KEY, value: core.session });
  await load(core);
  const keeper = createAccountsKeeper(core, bank.line);
  const till: TestTill = {
    core,
    disk,
    bank,
    setOnline: (isOnline) => core.status.set({ link: isOnline ? 'online' : 'offline' }),
    setClock(next) {
      clock = next;
    },
    run: (command) => runCommand(core, { bank: bank.line, keeper }, command),
    async must(command) {
      const ran = await till.run(command);
      if (!ran.ok) throw new Error(JSON.stringify(ran.error));
      return ran.value;
    },
    hear: (...rows) => storeRows(core, rows),
    async settle() {
      bank.take((await till.row()).unsettled);
      await till.hear(bank.row());
    },
    row: async (of = member) => present(await database.accounts.get(of), 'a row'),
    view: async () => present(await tillView(core, member), 'a view'),
    tidy: keeper.start,
    pass() {
      const tasks = [...waiting];
      waiting.clear();
      for (const task of tasks) task();
    },
    async idle() {
      // Each of them waits for the mutex once, and for the bank at most once.
      for (let turn = 0; turn < 5; turn += 1) await core.exclusive(() => Promise.resolve());
    },
    restart: () => openTill(member, disk, bank, clock),
  };
  if (!core.memory?.books.viewOf(device).openShift)
    await till.must({ type: 'openShift', float: {} });
  return till;
}

/** Puts an amount on the member's stored value, for cash. */
export const topUp = (till: TestTill, member: MemberId, paidFen: Fen): Promise<RunOutcome> =>
  till.must({
    type: 'topUp',
    member,
    topUp: null,
    paidFen,
    tenders: [{ tenderType: 'cash', receivedFen: paidFen, reference: '' }],
  });

/** Opens the first room for the member, with something to pay. @returns the tab. */
export async function sitDown(till: TestTill, member: MemberId): Promise<TabId> {
  const opened = await till.must({
    type: 'openRoom',
    room: firstRoom,
    party: 'Li',
    heads: 4,
    member: { id: member, number: 'M1' },
  });
  const tab = present(opened.tab, 'a tab') as TabId;
  const item = present([...(till.core.memory?.registers?.items.keys() ?? [])][0], 'an item');
  const line = draftLine(item, 99);
  await till.must({ type: 'sendOrder', tab, lines: [line] });
  return tab;
}

/** Pays of a tab out of the member's stored value. */
export const pay = (
  till: TestTill,
  member: MemberId,
  tab: TabId,
  units: Fen,
): ReturnType<TestTill['run']> =>
  till.run({
    type: 'takeTender',
    tab,
    endedAt: clockTime('17:20'),
    tender: {
      tenderType: 'storedValue',
      member,
      account: storedValueAccount(member),
      card: null,
      units,
    },
  });
