import { newId } from '#domain/kernel/ids.ts';
import { ok } from '#domain/kernel/result.ts';
import type { NewCodeRequest } from '#domain/wire/api.ts';
import type { EngineApi, EngineStatus } from './api.ts';
import { createBankLine } from './accounts/bank-line.ts';
import { createAccountsKeeper } from './accounts/keeper.ts';
import { tillView } from './accounts/view.ts';
import { createTabLocks } from './board/locks.ts';
import { runCommand } from './commands/run.ts';
import { createCore, nowOf, todayOf, type Core } from './core.ts';
import { readDevice } from './device-rows.ts';
import { loadDay } from './days/load-day.ts';
import { exportUnsent } from './export.ts';
import { callApi } from './identity/call.ts';
import { joinWithCode, startChain, tryDemo } from './identity/enrol.ts';
import { leaveStore } from './identity/leave.ts';
import { revokeDevice, switchScope } from './identity/other-devices.ts';
import { createTokenSource } from './identity/token.ts';
import { recordLeft } from './journal/refused.ts';
import { createMemberSearch } from './members/find.ts';
import { nextMemberNumbers } from './members/numbers.ts';
import { openMember } from './members/open.ts';
import type { EnginePorts } from './ports.ts';
import { endPrinterAddress, printerAddress } from './printing/address.ts';
import { recordHubPrints } from './printing/hub.ts';
import { createPrinterBoard } from './printing/printers.ts';
import { printEnded, printMoved, printUncertain } from './printing/spooler.ts';
import { SESSION_KEY } from './project/commit.ts';
import { load, showIdentity } from './project/load.ts';
import { recover } from './project/recover.ts';
import { editRecords } from './registers/edit.ts';
import { hashPin } from './staff/pin.ts';
import { signIn, signOut } from './staff/sign-in.ts';
import { createSyncClient, type SyncClient } from './sync/client.ts';

/** How often the day's turn and the disk's room are looked at, ms. */
const WATCH_MS = 15_000;
/** A timer may be late by that much, where the browser holds back a tab that nobody sees. */
const JUMP_MS = 120_000;

export interface Engine extends EngineApi {
  /** Ends timers and the connection; what was resolved is on disk. */
  readonly stop: () => void;
}

/**
 * The engine on the given ports. It begins to load at once; calls wait for that.
 *
 * Whoever is created last on a disk is the till: earlier engines of the same disk can write no more.
 */
export function createEngine(ports: EnginePorts): Engine {
  const core = createCore(ports);
  const token = createTokenSource(core);
  const sync = createSyncClient(core, token);
  const locks = createTabLocks(core, sync);
  const bank = createBankLine(core, token);
  const keeper = createAccountsKeeper(core, bank);
  const printers = createPrinterBoard(core, sync);
  core.onHubPrints = () => void recordHubPrints(core);
  const findMembers = createMemberSearch(core);
  const endWatch = watchDay(core, sync);
  // The first screen waits for this alone; of a disk that can't be read the load below tells.
  const shown = showIdentity(core).catch(() => ready);
  const ready = core.exclusive(async () => {
    try {
      await ports.beforeWriting();
      await ports.database.device.put({ key: SESSION_KEY, value: core.session });
      await load(core);
      await recordLeft(core);
    } catch (cause) {
      await recover(core, cause);
    }
  });
  void ready.then(sync.start);
  void ready.then(keeper.start);
  void ready.then(() => recordHubPrints(core));
  void ready.then(() => showStorage(core));

  const asToken = async (path: string, body?: unknown, method?: 'DELETE') => {
    // A screen drawn from what the tablet remembers may ask before the engine knows who it is.
    await ready;
    const given = await token();
    if (!given.ok) return given;
    return callApi<unknown>(ports, path, {
      token: given.value,
      ...(body ? { body } : {}),
      ...(method ? { method } : {}),
    });
  };

  return {
    status: async () => ready.then(core.status.get),
    async onStatus(callback) {
      await shown;
      return core.status.watch(callback);
    },
    tryDemo: async (locale) => ready.then(() => tryDemo(core, locale, 'Demo')),
    startChain: async (input) => ready.then(() => startChain(core, input)),
    joinWithCode: async (code, name) => ready.then(() => joinWithCode(core, code, name)),
    async makeCode(store, tillOnly) {
      const made = await asToken('/api/codes', { store, tillOnly } satisfies NewCodeRequest);
      // The server's answer is what wire/api.ts says.
      return made.ok ? ok(made.value as never) : made;
    },
    revokeDevice: (device) => revokeDevice(core, device, asToken),
    switchScope: (device, tillOnly) => switchScope(core, device, tillOnly, asToken),
    async leaveStore() {
      const { identity } = core.status.get();
      if (identity?.demo) await removeDemo(core, token, identity.chain);
      sync.stop();
      const left = await leaveStore(core);
      sync.start();
      return left;
    },
    exportUnsent: (password) => exportUnsent(core, password),
    signIn: (staff, pin) => signIn(core, staff, pin),
    signOut: () => signOut(core),
    async hashPin(pin) {
      const key = (await readDevice(ports.database, 'pinKey')) ?? null;
      return hashPin(ports.subtle, ports.random, pin, key);
    },
    run: (command, approval) => runCommand(core, { bank, keeper }, command, approval),
    edit: (edits) => editRecords(core, edits),
    nextMemberNumbers: (count) => nextMemberNumbers(core, count),
    newId: async () => newId(nowOf(core), ports.random),
    lockTab: (tab) => locks.lock(tab),
    unlockTab: (tab) => locks.unlock(tab),
    tillView: (member) => tillView(core, member),
    printEnded: async (job, copy, printer, outcome) =>
      ready.then(() => printEnded(core, job, copy, printer, outcome)),
    printUncertain: async (job, copy) => ready.then(() => printUncertain(core, job, copy)),
    printMoved: async (job, copy, printer) =>
      ready.then(() => printMoved(core, job, copy, printer)),
    printerState: async (printer, state) => ready.then(() => printers.tell(printer, state)),
    printerAddress: (printer, kind) => printerAddress(core, printer, kind, asToken),
    endPrinterAddress: (printer) => endPrinterAddress(core, printer, asToken),
    fetchJson: (path) => asToken(path),
    loadDay: async (date) => ready.then(() => loadDay(core, date)),
    async persistStorage() {
      const persisted = await ports.persist();
      await showStorage(core);
      return persisted;
    },
    findMembers,
    openMember: (member) => openMember(core, sync, member),
    stop() {
      endWatch();
      keeper.stop();
      locks.stop();
      printers.stop();
      sync.stop();
    },
  };
}

/**
 * Follows the clock over the day's turn: a new connection opens the new day's documents. And over a
 * jump, as when somebody sets the device's clock: the server's time is heard anew with the
 * connection, else what the bank grants would look over at once.
 */
function watchDay(core: Core, sync: SyncClient): () => void {
  let cancel = (): void => undefined;
  let lookedAt = core.ports.now();
  const look = (): void => {
    const now = core.ports.now();
    if (Math.abs(now - lookedAt - WATCH_MS) > JUMP_MS) sync.again();
    lookedAt = now;
    const today = todayOf(core);
    const { date } = core.status.get();
    if (today !== null && today !== date) {
      core.status.set({ date: today });
      sync.again();
    }
    void showStorage(core);
    cancel = core.ports.after(WATCH_MS, look);
  };
  cancel = core.ports.after(WATCH_MS, look);
  return () => cancel();
}

async function showStorage({ ports, status }: Core): Promise<void> {
  const [persisted, { usage, quota }] = await Promise.all([ports.persisted(), ports.estimate()]);
  const storage: EngineStatus['storage'] = { persisted, usageBytes: usage, quotaBytes: quota };
  const { storage: shown } = status.get();
  if (JSON.stringify(shown) !== JSON.stringify(storage)) status.set({ storage });
}

/** A demo goes from the server too, if it can be reached: nobody else will come back to it. */
async function removeDemo(
  { ports }: Core,
  token: ReturnType<typeof createTokenSource>,
  chain: string,
): Promise<void> {
  const given = await token();
  if (!given.ok) return;
  await callApi(ports, `/api/chains/${chain}`, { token: given.value, method: 'DELETE' });
}
