import { createBooks, type Books } from '#domain/books/books.ts';
import { accountSettingsOf } from '#domain/accounts/settings.ts';
import { emptyAccounts, type MemberAccounts } from '#domain/accounts/state.ts';
import { memberView } from '#domain/accounts/view.ts';
import type { Command } from '#domain/commands/command.ts';
import { NO_PRINTERS, type CommandContext, type PrintingView } from '#domain/commands/context.ts';
import { decide } from '#domain/commands/decide.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import { entryId, type AnyEntry, type Entry } from '#domain/journal/entry.ts';
import type { Fact, FactType } from '#domain/journal/facts.ts';
import { businessDateOf } from '#domain/kernel/business-date.ts';
import { HLC_START, observe, tick } from '#domain/kernel/clock.ts';
import { ZERO_FEN, type Fen } from '#domain/kernel/fen.ts';
import { id, type DeviceId, type MemberId, type StaffId } from '#domain/kernel/ids.ts';
import { instant, instantFromIso, MINUTE_MS, type Instant } from '#domain/kernel/instant.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Registers } from '#domain/registers/registers.ts';
import { manager, registersOf, store } from './store.ts';

/** 17:10 on the business date, or 25:30 for 01:30 of the next calendar day, in Shanghai. */
export const clockTime = (clock: string, date = '2026-11-20'): Instant => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return instant(instantFromIso(`${date}T00:00:00+08:00`) + (hours * 60 + minutes) * MINUTE_MS);
};

interface RunOptions {
  readonly actor?: StaffId;
  readonly approver?: StaffId;
}

/** A till that decides and keeps books as the engine does, without disk, network or screen. */
export interface Tablet {
  readonly device: DeviceId;
  readonly books: Books;
  readonly log: readonly Entry[];
  /** Decides at the real time `at`; what is decided is recorded by this tablet's own clock. */
  run(command: Command, at: Instant, options?: RunOptions): Result<readonly Entry[], Refusal>;
  /** As {@link run}, for what must be accepted. @throws with the refusal. */
  must(command: Command, at: Instant, options?: RunOptions): readonly Entry[];
  /** Other tablets' entries arrive, at the real time `at`. */
  hear(entries: readonly AnyEntry[], at?: Instant): void;
}

export interface TabletOptions {
  readonly till?: string;
  /** This tablet's clock − the real time. */
  readonly skewMs?: number;
  readonly registers?: Registers;
  readonly money?: TabletMoney;
  readonly printing?: PrintingView;
}

/** What a tablet knows of members' money beside its own store's facts. */
export interface TabletMoney {
  settled(member: MemberId): MemberAccounts;
  readonly tier?: string;
  readonly birthday?: string;
  isOnline?: boolean;
  deviceFloorFen?: Fen;
  /** Who a member is since a merge; themselves where nothing is said. */
  survivor?: (member: MemberId) => MemberId;
}

/** Clocks further ahead than this are not followed, as in the engine. */
const MAX_AHEAD_MS = 15 * MINUTE_MS;

export function createTablet(name: string, options: TabletOptions = {}): Tablet {
  const { till = 'A', skewMs = 0, registers = registersOf(), money } = options;
  const device = id<DeviceId>(name);
  const books = createBooks(store);
  const log: Entry[] = [];
  let clock = HLC_START;
  let made = 0;

  const contextAt = (at: Instant, { actor = manager, approver }: RunOptions): CommandContext => ({
    at,
    date: businessDateOf(at, registers.store),
    store,
    device,
    till,
    actor,
    approver: approver ?? null,
    registers,
    books: books.viewOf(device),
    accounts: (member) =>
      memberView(
        {
          settled: money?.settled(member) ?? emptyAccounts(member),
          facts: books.accounts(member)?.facts ?? [],
          survivor: money?.survivor?.(member) ?? member,
          tier: money?.tier ?? null,
          birthday: money?.birthday ?? '',
        },
        {
          device,
          date: businessDateOf(at, registers.store),
          isOnline: money?.isOnline ?? false,
          settings: accountSettingsOf(registers.chain),
          deviceFloorFen: money?.deviceFloorFen ?? ZERO_FEN,
        },
      ),
    random: (count) => {
      made += 1;
      return Uint8Array.from({ length: count }, (_, index) =>
        // The device's last character first, so that no two tablets make the same id.
        index === 0 ? (name.codePointAt(name.length - 1) ?? 0) : (made >> (5 * (index - 1))) % 32,
      );
    },
    lastNumbers: {
      order: countOf('OrderSent'),
      receipt: countOf('TabSettled'),
      print: countOf('PrintRequested'),
    },
    printing: options.printing ?? NO_PRINTERS,
  });
  const countOf = (type: FactType): number => log.filter(({ fact }) => fact.type === type).length;

  const record = (fact: Fact, { at, date, actor }: CommandContext): Entry => {
    clock = tick(clock, at);
    const log_ = { device, epoch: 1 };
    const seq = log.length;
    const entry = { ...log_, id: entryId(log_, seq), store, date, seq, clock, at, actor, fact };
    log.push(entry);
    return entry;
  };

  const tablet: Tablet = {
    device,
    books,
    log,
    run(command, realAt, runOptions = {}) {
      const context = contextAt(instant(realAt + skewMs), runOptions);
      const decision = decide(command, context);
      if (!decision.ok) return decision;
      const entries = decision.value.map((fact) => record(fact, context));
      books.add(entries);
      return { ok: true, value: entries };
    },
    must(command, at, runOptions) {
      const result = tablet.run(command, at, runOptions);
      if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    hear(entries, at = clock.ms) {
      books.add(entries);
      const now = instant(at + skewMs);
      for (const entry of entries) clock = observe(clock, entry.clock, now, MAX_AHEAD_MS);
    },
  };
  return tablet;
}

/** Two or more tablets tell each other everything. */
export function sync(tablets: readonly Tablet[], at?: Instant): void {
  const all = tablets.flatMap((tablet) => [...tablet.log]);
  for (const tablet of tablets) tablet.hear(all, at);
}
