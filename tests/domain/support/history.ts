import fc from 'fast-check';
import type { Command } from '#domain/commands/command.ts';
import { fen } from '#domain/kernel/fen.ts';
import { id, type TabId } from '#domain/kernel/ids.ts';
import { HOUR_MS, instant, MINUTE_MS, plusMinutes, type Instant } from '#domain/kernel/instant.ts';
import { MONEY_TENDERS } from '#domain/payments/entries.ts';
import { tabAmounts } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { casesOf } from '#domain/cases/find.ts';
import { room } from './evening.ts';
import { clockTime, createTablet, sync, type Tablet } from './tablet.ts';
import { draftLine } from '#tests/setup/draft-line.ts';

const ACTIONS = [
  'openRoom',
  'openRoom',
  'order',
  'order',
  'void',
  'transfer',
  'cancel',
  'tender',
  'voidTender',
  'settle',
  'settle',
  'clean',
  'outOfOrder',
  'restore',
  'heads',
  'note',
  'member',
  'shift',
  'resolve',
  'sync',
] as const;
type Action = (typeof ACTIONS)[number];

/** One thing that somebody tries at one tablet; a refusal is as likely as not. */
interface Step {
  readonly tablet: number;
  readonly action: Action;
  /** Chooses the room, tab, line or amount, by remainder. */
  readonly pick: number;
  /** Minutes since the step before. */
  readonly after: number;
}

export interface Scenario {
  readonly skews: readonly number[];
  readonly steps: readonly Step[];
}

const step: fc.Arbitrary<Step> = fc.record({
  tablet: fc.nat(2),
  action: fc.constantFrom(...ACTIONS),
  pick: fc.nat(999),
  after: fc.nat(9),
});

/** Two or three tablets, one of them up to three hours off, and an evening of attempts. */
export const scenario: fc.Arbitrary<Scenario> = fc.record({
  skews: fc.tuple(
    fc.constant(0),
    fc.integer({ min: -3 * HOUR_MS, max: 3 * HOUR_MS }),
    fc.integer({ min: -MINUTE_MS, max: MINUTE_MS }),
  ),
  steps: fc.array(step, { minLength: 30, maxLength: 120, size: 'max' }),
});

/**
 * Plays a scenario through `decide`.
 *
 * @param apart whether tablets hear of each other only at a `sync` step, or after every step.
 */
export function play({ skews, steps }: Scenario, apart: boolean): readonly Tablet[] {
  const tablets = skews.map((skewMs, index) =>
    createTablet(`t${index}`, { till: 'ABC'[index] ?? 'Z', skewMs: apart ? skewMs : 0 }),
  );
  let at = clockTime('12:00');
  for (const tablet of tablets) tablet.must({ type: 'openShift', float: { 10_000: 5 } }, at);
  for (const { tablet: index, action, pick, after } of steps) {
    at = plusMinutes(at, after);
    const tablet = tablets[index % tablets.length];
    if (!tablet) continue;
    const command = commandOf(action, pick, tablet, at, skews[index] ?? 0);
    if (command) tablet.run(command, at);
    if (action === 'sync' || !apart) sync(tablets, at);
  }
  return tablets;
}

/** Every tablet's entries, each once. */
export const entriesOf = (tablets: readonly Tablet[]) => tablets.flatMap((tablet) => tablet.log);

function commandOf(
  action: Action,
  pick: number,
  tablet: Tablet,
  at: Instant,
  skewMs: number,
): Command | null {
  const reason = 'because';
  const roomId = room(`r${(pick % 3) + 1}`);
  switch (action) {
    case 'openRoom':
      return { type: 'openRoom', room: roomId, party: 'Li', heads: (pick % 5) + 1, member: null };
    case 'clean':
      return { type: 'markRoomClean', room: roomId };
    case 'outOfOrder':
      return pick % 4 === 0 ? { type: 'takeRoomOutOfOrder', room: roomId, reason } : null;
    case 'restore':
      return { type: 'restoreRoom', room: roomId };
    case 'shift':
      return shiftCommand(tablet);
    case 'resolve': {
      const found = casesOf(tablet.books).filter((known) => !known.resolved);
      const chosen = found[pick % found.length];
      return chosen
        ? { type: 'resolveCase', case: chosen.id, about: chosen.about, note: '' }
        : null;
    }
    case 'sync':
      return null;
    default: {
      const open = tablet.books.tabs().filter((tab) => !tab.settled && !tab.cancelled);
      const tab = open[pick % open.length];
      return tab ? tabCommand(action, pick, tab, roomId, instant(at + skewMs)) : null;
    }
  }
}

function shiftCommand(tablet: Tablet): Command {
  const shift = tablet.books.openShiftOf(tablet.device)?.shift;
  return shift
    ? { type: 'closeShift', shift, counted: { 10_000: 5 }, note: '' }
    : { type: 'openShift', float: { 5_000: 2 } };
}

function tabCommand(
  action: Action,
  pick: number,
  state: TabState,
  to: ReturnType<typeof room>,
  endedAt: Instant,
): Command | null {
  const tab: TabId = state.tab;
  const reason = 'because';
  switch (action) {
    case 'order': {
      const lines = [draftLine(pick % 2 ? 'beer' : 'nuts', (pick % 6) + 1)];
      return { type: 'sendOrder', tab, lines };
    }
    case 'void': {
      const lines = state.orders.flatMap((order) => order.lines);
      const line = lines[pick % lines.length];
      return line
        ? { type: 'voidLine', tab, line: line.line, quantity: (pick % 3) + 1, reason }
        : null;
    }
    case 'transfer':
      return { type: 'transferRoom', tab, to, reason };
    case 'cancel':
      return { type: 'cancelSession', tab, reason };
    case 'tender':
      return { type: 'takeTender', tab, endedAt, tender: part(pick, (pick % 50) * 100 + 1) };
    case 'voidTender': {
      const tender = state.tenders[pick % state.tenders.length];
      return tender ? { type: 'voidTender', tab, tender: tender.tender, reason } : null;
    }
    case 'settle': {
      const left = tabAmounts(state, endedAt, 'none').leftFen;
      const first = Math.floor((left * (pick % 10)) / 10);
      const tenders = [first, left - first].filter((amount) => amount > 0);
      return {
        type: 'settleTab',
        tab,
        endedAt,
        tenders: tenders.map((amount, index) => part(pick + index, amount)),
      };
    }
    case 'heads':
      return { type: 'changeHeads', tab, heads: (pick % 9) + 1 };
    case 'note':
      return { type: 'noteTab', tab, note: `note ${pick}` };
    case 'member':
      return { type: 'attachMember', tab, member: id(`m${pick}`), memberNumber: `M${pick}` };
    default:
      return null;
  }
}

const part = (pick: number, amount: number) => ({
  tenderType: MONEY_TENDERS[pick % MONEY_TENDERS.length] ?? 'cash',
  receivedFen: fen(amount),
  reference: '0042',
});
