import type { EngineApi, RunOutcome } from '#client/engine/api.ts';
import type { Command, NewTender } from '#domain/commands/command.ts';
import type { DemoRegisters } from '#domain/demo/registers.ts';
import { assert, present } from '#domain/kernel/assert.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id, type LineId, type TabId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';

/** A clock that goes on when it is told to, so that an evening takes no evening. */
export interface EveningClock {
  readonly now: () => number;
  readonly pass: (minutes: number) => void;
}

export function createEveningClock(start: number): EveningClock {
  let now = start;
  return {
    now: () => now,
    pass(minutes) {
      now += minutes * 60_000;
    },
  };
}

const ROUNDS = 3;
const LINES = 3;

/**
 * A cashier's evening as commands, without end: rooms are opened one after the other; each party
 * orders three times, pays in cash, and the room is cleaned. 7 commands and 8 entries a party.
 */
export function* evening(
  demo: DemoRegisters,
  clock: EveningClock,
): Generator<Command, never, RunOutcome> {
  const { rooms } = present(demo.stores[0], 'the first store');
  yield { type: 'openShift', float: { 10000: 5 } };
  for (let party = 0; ; party += 1) {
    const room = present(rooms[party % rooms.length], 'a room').id;
    const opened = yield { type: 'openRoom', room, party: `P${party}`, heads: 4, member: null };
    const tab = id<TabId>(present(opened.tab, 'the new tab'));
    for (let round = 0; round < ROUNDS; round += 1) {
      clock.pass(1);
      yield { type: 'sendOrder', tab, lines: linesOf(demo, party * ROUNDS + round) };
    }
    clock.pass(1);
    yield { type: 'settleTab', tab, endedAt: instant(clock.now()), tenders: [CASH] };
    yield { type: 'markRoomClean', room };
  }
}

/** More than any of these parties owes: the rest is change. */
const CASH: NewTender = { tenderType: 'cash', receivedFen: yuan(90_000), reference: '' };

const linesOf = ({ items }: DemoRegisters, from: number) =>
  Array.from({ length: LINES }, (_, index) => ({
    line: id<LineId>(`line-${from * LINES + index}`),
    item: present(items[(from * LINES + index) % items.length], 'an item').id,
    quantity: 1 + (index % 2),
    modifiers: [],
    note: '',
  }));

/** Runs one command. @throws when it is refused: the evening is made so that none is. */
export async function runOne(engine: EngineApi, command: Command): Promise<RunOutcome> {
  const ran = await engine.run(command);
  assert(ran.ok, `${command.type} was refused: ${JSON.stringify(ran)}`);
  return ran.value;
}
