import type { Books } from '../books/books.ts';
import type { Command } from '../commands/command.ts';
import { NO_PRINTERS, type MemberView } from '../commands/context.ts';
import { decide } from '../commands/decide.ts';
import { entryId, type Entry } from '../journal/entry.ts';
import { assert, present } from '../kernel/assert.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import { HLC_START, tick, type Hlc } from '../kernel/clock.ts';
import type { AccountId, DeviceId, MemberId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Registers } from '../registers/registers.ts';
import { createDemoMoney } from './money.ts';
import type { Random } from './random.ts';
import type { DemoDevice } from './registers.ts';

export type Till = DemoDevice['till'];

/** Who does something, and where. */
export interface Hands {
  readonly till: Till;
  readonly actor: StaffId;
  /** Whoever approves on the same tablet. */
  readonly approver?: StaffId;
}

/** The tablets of one store of the demo, all in touch with each other. */
export interface Desk {
  readonly registers: Registers;
  readonly books: Books;
  /** Begins a business day: running numbers start again, logs and clocks go on. */
  openDay(date: BusinessDate): void;
  /** Decides and records a command. @returns its entries. @throws when it is refused: a bug here. */
  run(hands: Hands, at: Instant, command: Command): readonly Entry[];
  deviceOf(till: Till): DeviceId;
  /** A member's money as a till finds it. */
  moneyOf(till: Till, member: MemberId): MemberView;
  /** Moves what is free of an account to a till, as the bank does at check-in; nothing if it has none. */
  lend(till: Till, member: MemberId, account: AccountId, at: Instant): void;
  /** What was recorded since the day was opened. */
  dayEntries(): readonly Entry[];
}

/** All of the demo's tablets write their first and only log. */
const EPOCH = 1;

interface Tablet {
  readonly device: DemoDevice;
  nextSeq: number;
  order: number;
  receipt: number;
}

export function createDesk(
  registers: Registers,
  devices: readonly DemoDevice[],
  books: Books,
  random: Random,
): Desk {
  const tablets = new Map<Till, Tablet>(
    devices.map((device) => [device.till, { device, nextSeq: 0, order: 0, receipt: 0 }]),
  );
  const money = createDemoMoney(registers);
  let date: BusinessDate | null = null;
  let clock: Hlc = HLC_START;
  let entries: Entry[] = [];

  const record = (tablet: Tablet, at: Instant, actor: StaffId, fact: Entry['fact']): Entry => {
    clock = tick(clock, at);
    const log = { device: tablet.device.device, epoch: EPOCH };
    const seq = tablet.nextSeq;
    tablet.nextSeq += 1;
    if (fact.type === 'OrderSent') tablet.order += 1;
    if (fact.type === 'TabSettled') tablet.receipt += 1;
    const { id: store } = registers.store;
    const day = present(date, 'the business date');
    const entry = { ...log, id: entryId(log, seq), store, date: day, seq, clock, at, actor, fact };
    money.take(entry);
    return entry;
  };

  const tabletOf = (till: Till): Tablet => present(tablets.get(till), `till ${till}`);

  return {
    registers,
    books,
    deviceOf: (till) => tabletOf(till).device.device,
    openDay(next) {
      date = next;
      entries = [];
      for (const tablet of tablets.values()) {
        tablet.order = 0;
        tablet.receipt = 0;
      }
    },
    run({ till, actor, approver }, at, command) {
      const tablet = tabletOf(till);
      const { device } = tablet.device;
      const decided = decide(command, {
        at,
        date: present(date, 'the business date'),
        store: registers.store.id,
        device,
        till,
        actor,
        approver: approver ?? null,
        registers,
        books: books.viewOf(device),
        accounts: (member) => money.viewOf(member, device, present(date, 'the business date')),
        random: random.bytes,
        lastNumbers: { order: tablet.order, receipt: tablet.receipt, print: 0 },
        printing: NO_PRINTERS,
      });
      assert(decided.ok, `the demo's ${command.type} was refused: ${JSON.stringify(decided)}`);
      const made = decided.value.map((fact) => record(tablet, at, actor, fact));
      books.add(made);
      entries.push(...made);
      return made;
    },
    dayEntries: () => entries,
    moneyOf: (till, member) =>
      money.viewOf(member, tabletOf(till).device.device, present(date, 'the business date')),
    lend(till, member, account, at) {
      const day = present(date, 'the business date');
      const { device } = tabletOf(till).device;
      money.lend(
        { member, account, device, store: registers.store.id, at, date: day },
        random.bytes,
      );
    },
  };
}
