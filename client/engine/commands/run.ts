import type { AggregateKey } from '#domain/books/route.ts';
import { parseKey } from '#domain/books/route.ts';
import type { Command } from '#domain/commands/command.ts';
import { decide } from '#domain/commands/decide.ts';
import { membersOf } from '#domain/commands/members.ts';
import { refuse, type Refusal } from '#domain/commands/refusal.ts';
import type { Fact } from '#domain/journal/facts.ts';
import { businessDateOf } from '#domain/kernel/business-date.ts';
import type { AccountId, MemberId, StaffId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Registers } from '#domain/registers/registers.ts';
import type { GrantRequest } from '#domain/wire/bank.ts';
import type { BankLine } from '../accounts/bank-line.ts';
import { forgetAtRest } from '../accounts/held.ts';
import { storeRows, type AccountsKeeper } from '../accounts/keeper.ts';
import { memberViews } from '../accounts/view.ts';
import type { Approval, EngineFailure, RunOutcome } from '../api.ts';
import { lockedBy } from '../board/locks.ts';
import { nowOf, type Core, type Memory } from '../core.ts';
import { numbersOn } from '../journal/own-log.ts';
import { readyMemory, recover } from '../project/recover.ts';
import { recallClosed } from '../project/take-in.ts';
import { tryPin } from '../staff/tries.ts';
import { claim, printingView, unclaim } from '../printing/claim.ts';
import { withDocuments } from '../printing/documents.ts';
import { recallPrints } from '../printing/recall.ts';
import { recordFacts } from './record.ts';

type Ran = Result<RunOutcome, EngineFailure>;

/** Grants that one command may ask the bank for: one for each account that it spends. */
const MOST_GRANTS = 4;

/**
 * The way of one fact on this tablet: decides, appends, and resolves when the facts, the rows that
 * follow and the outbox are on the disk. A refusal, or a disk that fails, leaves nothing behind.
 *
 * Where the bank's word is needed it is asked in between, without the mutex, so that nothing else
 * waits; then all is decided anew. A bank that can't be reached in time leaves it to the floor limits
 * (PAY-7).
 */
export async function runCommand(
  core: Core,
  { bank, keeper }: { readonly bank: BankLine; readonly keeper: AccountsKeeper },
  command: Command,
  approval?: Approval,
): Promise<Ran> {
  const failed = approval ? await failedApproval(core, approval) : null;
  if (failed) return err(failed);
  const approver = approval?.staff ?? null;
  const granted = new Set<MemberId>();
  let isOnline = core.status.get().link === 'online';
  let ran = await runOnce(core, { command, approver, isOnline });
  for (let asked = 0; asked < MOST_GRANTS; asked += 1) {
    const request = isOnline ? grantFor(ran) : null;
    if (!request) break;
    const answer = await bank.grant(request);
    isOnline = answer.ok;
    if (answer.ok) {
      granted.add(request.member);
      await storeRows(core, answer.value.rows);
    }
    ran = await runOnce(core, { command, approver, isOnline });
    // The bank's rows may say how to go on all the same; where they don't, its own words do.
    const word = answer.ok ? answer.value.refusal : undefined;
    if (word && grantFor(ran)) ran = refused(word);
  }
  if (!ran.ok) for (const member of granted) await keeper.giveBackGrants(member);
  return ran;
}

/** What the bank is to be asked for before the command can be decided. */
function grantFor(ran: Ran): GrantRequest | null {
  if (ran.ok || ran.error.kind !== 'refused') return null;
  const { code, values } = ran.error.refusal;
  if (code !== 'needsGrant' || !values) return null;
  const { member, account, amount } = values;
  // The refusal carries what it was decided with.
  return { member: member as MemberId, account: account as AccountId, amount: Number(amount) };
}

const failedApproval = (core: Core, { staff, pin }: Approval): Promise<EngineFailure | null> =>
  core.exclusive(async () => {
    try {
      const memory = await readyMemory(core);
      if (!memory) return { kind: 'notReady' };
      if (core.status.get().staff === null) {
        return { kind: 'refused', refusal: refuse('notSignedIn') };
      }
      const tried = await tryPin(core, memory, staff, pin);
      return tried.ok ? null : { kind: 'approval', refusal: tried.error };
    } catch (cause) {
      return failure(core, cause);
    }
  });

interface Asked {
  readonly command: Command;
  readonly approver: StaffId | null;
  readonly isOnline: boolean;
}

const runOnce = (core: Core, asked: Asked): Promise<Ran> =>
  core.exclusive(async () => {
    try {
      const memory = await readyMemory(core);
      const registers = memory?.registers;
      if (!memory || !registers) return err({ kind: 'notReady' });
      const actor = core.status.get().staff;
      if (actor === null) return refused(refuse('notSignedIn'));
      forgetAtRest(memory);
      return await decideAndCommit(core, memory, { ...asked, registers, actor });
    } catch (cause) {
      return err(await failure(core, cause));
    }
  });

async function failure(core: Core, cause: unknown): Promise<EngineFailure> {
  const message = await recover(core, cause);
  return core.isSuperseded ? { kind: 'notReady' } : { kind: 'storage', message };
}

async function decideAndCommit(
  core: Core,
  memory: Memory,
  asked: Asked & { readonly registers: Registers; readonly actor: StaffId },
): Promise<Ran> {
  const { registers, actor, approver, isOnline } = asked;
  const { device, store, till } = memory.identity;
  const at = nowOf(core);
  const date = businessDateOf(at, registers.store);
  const command = notAhead(asked.command, at);
  const locked = lockRefusal(core, registers, command);
  if (locked) return refused(locked);
  await recallClosed(core, memory, keysOf(command));
  if ('job' in command) await recallPrints(core, memory, [command.job]);
  const claimed = command.type === 'movePrint' ? await claim(core, memory, command.job) : null;
  const books = memory.books.viewOf(device);
  const members = membersOf(command, books);
  const accounts = await memberViews(core, memory, members, { date, registers, isOnline });
  const decided = decide(command, {
    at,
    date,
    store,
    device,
    till,
    actor,
    approver,
    registers,
    books,
    accounts,
    random: core.ports.random,
    lastNumbers: numbersOn(memory.log, date),
    printing: printingView(memory, claimed),
  });
  if (!decided.ok) {
    if (claimed) await unclaim(core, claimed);
    return refused(decided.error);
  }
  if (decided.value.length > 0) {
    const stamp = { actor, at, date };
    await recordFacts(core, memory, await withDocuments(core, memory, decided.value, stamp), stamp);
  }
  core.status.set({ storageError: null, date });
  return ok(outcomeOf(decided.value));
}

const refused = (refusal: Refusal): Ran => err({ kind: 'refused', refusal });

/** PAY-6: while another tablet settles a tab, this one leaves it alone. */
function lockRefusal(core: Core, registers: Registers, command: Command): Refusal | null {
  // Printing a check changes nothing of the tab.
  if (command.type === 'requestPrint') return null;
  const holder = 'tab' in command ? lockedBy(core, command.tab) : null;
  if (holder === null) return null;
  return refuse('tabLocked', { staff: registers.staff.get(holder)?.name ?? '' });
}

/** A screen that shows the device's own, faster clock may not settle in the future. */
const notAhead = (command: Command, at: Instant): Command =>
  (command.type === 'settleTab' || command.type === 'takeTender') && command.endedAt > at
    ? { ...command, endedAt: at }
    : command;

function keysOf(command: Command): readonly AggregateKey[] {
  if (command.type === 'requestPrint' && command.form === 'shiftZ' && command.ref) {
    return [`shift:${command.ref}`];
  }
  if ('about' in command) return parseKey(command.about) ? [command.about as AggregateKey] : [];
  return [
    ...('tab' in command && command.tab ? [`tab:${command.tab}` as const] : []),
    ...('shift' in command ? [`shift:${command.shift}` as const] : []),
  ];
}

/** The ids that a screen goes to next. */
function outcomeOf(facts: readonly Fact[]): RunOutcome {
  let outcome: RunOutcome = {};
  for (const fact of facts) {
    if ('tab' in fact && fact.tab) outcome = { ...outcome, tab: fact.tab };
    if (fact.type === 'OrderSent') outcome = { ...outcome, order: fact.order };
    if (fact.type === 'TabSettled') outcome = { ...outcome, receipt: fact.receipt };
    if (fact.type === 'ShiftOpened') outcome = { ...outcome, shift: fact.shift };
  }
  return outcome;
}
