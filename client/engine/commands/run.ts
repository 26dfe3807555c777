import type { AggregateKey } from '#domain/books/route.ts';
import { parseKey } from '#domain/books/route.ts';
import type { Command } from '#domain/commands/command.ts';
import { decide } from '#domain/commands/decide.ts';
import { refuse, type Refusal } from '#domain/commands/refusal.ts';
import type { Fact } from '#domain/journal/facts.ts';
import { businessDateOf } from '#domain/kernel/business-date.ts';
import type { StaffId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Registers } from '#domain/registers/registers.ts';
import type { Approval, EngineFailure, RunOutcome } from '../api.ts';
import { lockHolder } from '../board/locks.ts';
import { nowOf, type Core, type Memory } from '../core.ts';
import { numbersOn } from '../journal/own-log.ts';
import { readyMemory, recover } from '../project/recover.ts';
import { restoreDropped } from '../project/take-in.ts';
import { unsettledView } from '../accounts/unsettled-view.ts';
import { tryPin } from '../staff/tries.ts';
import { recordFacts } from './record.ts';

type Ran = Result<RunOutcome, EngineFailure>;

/**
 * The way of one fact on this tablet: decides, appends, and resolves when the facts, the rows that
 * follow and the outbox are on the disk. A refusal, or a disk that fails, leaves nothing behind.
 */
export const runCommand = (core: Core, command: Command, approval?: Approval): Promise<Ran> =>
  core.exclusive(async () => {
    try {
      const memory = await readyMemory(core);
      const registers = memory?.registers;
      if (!memory || !registers) return err({ kind: 'notReady' });
      const actor = core.status.get().staff;
      if (actor === null) return refused(refuse('notSignedIn'));
      if (approval) {
        const tried = await tryPin(core, memory, approval.staff, approval.pin);
        if (!tried.ok) return err({ kind: 'approval', refusal: tried.error });
      }
      const approver = approval?.staff ?? null;
      return await decideAndCommit(core, memory, { registers, actor, approver, command });
    } catch (cause) {
      const message = await recover(core, cause);
      return err(core.isSuperseded ? { kind: 'notReady' } : { kind: 'storage', message });
    }
  });

interface Asked {
  readonly registers: Registers;
  readonly actor: StaffId;
  readonly approver: StaffId | null;
  readonly command: Command;
}

async function decideAndCommit(core: Core, memory: Memory, asked: Asked): Promise<Ran> {
  const { registers, actor, approver } = asked;
  const { device, store, till } = memory.identity;
  const at = nowOf(core);
  const date = businessDateOf(at, registers.store);
  const command = notAhead(asked.command, at);
  const locked = lockedBy(core, registers, command);
  if (locked) return refused(locked);
  await restoreDropped(core, memory, keysOf(command));
  const decided = decide(command, {
    at,
    date,
    store,
    device,
    till,
    actor,
    approver,
    registers,
    books: memory.books.viewOf(device),
    accounts: (member) => unsettledView(memory, registers, member, date),
    random: core.ports.random,
    lastNumbers: numbersOn(memory.log, date),
  });
  if (!decided.ok) return refused(decided.error);
  if (decided.value.length > 0) {
    await recordFacts(core, memory, decided.value, { actor, at, date });
  }
  core.status.set({ storageError: null, date });
  return ok(outcomeOf(decided.value));
}

const refused = (refusal: Refusal): Ran => err({ kind: 'refused', refusal });

/** PAY-6: while another tablet settles a tab, this one leaves it alone. */
function lockedBy(core: Core, registers: Registers, command: Command): Refusal | null {
  const holder = 'tab' in command ? lockHolder(core, command.tab) : null;
  if (holder === null) return null;
  return refuse('tabLocked', { staff: registers.staff.get(holder)?.name ?? '' });
}

/** A screen that shows the device's own, faster clock may not settle in the future. */
const notAhead = (command: Command, at: Instant): Command =>
  (command.type === 'settleTab' || command.type === 'takeTender') && command.endedAt > at
    ? { ...command, endedAt: at }
    : command;

function keysOf(command: Command): readonly AggregateKey[] {
  if ('about' in command) return parseKey(command.about) ? [command.about as AggregateKey] : [];
  return [
    ...('tab' in command ? [`tab:${command.tab}` as const] : []),
    ...('shift' in command ? [`shift:${command.shift}` as const] : []),
  ];
}

/** The ids that a screen goes to next. */
function outcomeOf(facts: readonly Fact[]): RunOutcome {
  let outcome: RunOutcome = {};
  for (const fact of facts) {
    if ('tab' in fact) outcome = { ...outcome, tab: fact.tab };
    if (fact.type === 'OrderSent') outcome = { ...outcome, order: fact.order };
    if (fact.type === 'TabSettled') outcome = { ...outcome, receipt: fact.receipt };
    if (fact.type === 'ShiftOpened') outcome = { ...outcome, shift: fact.shift };
  }
  return outcome;
}
