import { evolveHeld, type HeldFacts } from '../accounts/held.ts';
import type { BooksView } from '../commands/context.ts';
import { isKnown, type AnyEntry, type Entry, type UnknownEntry } from '../journal/entry.ts';
import { assert, unreachable } from '../kernel/assert.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type {
  DeviceId,
  MemberId,
  PrintJobId,
  RoomId,
  ShiftId,
  StoreId,
  TabId,
} from '../kernel/ids.ts';
import { evolveMember } from '../members/evolve.ts';
import type { MemberState } from '../members/state.ts';
import { emptyRoom, evolveRoom } from '../rooms/evolve.ts';
import { evolvePrint } from '../printing/evolve.ts';
import type { PrintFold, PrintJobState } from '../printing/state.ts';
import type { RoomState } from '../rooms/state.ts';
import { evolveShift } from '../shifts/evolve.ts';
import type { ShiftState } from '../shifts/state.ts';
import { evolveTab } from '../tabs/evolve.ts';
import type { TabState } from '../tabs/state.ts';
import type { Fold } from './fold.ts';
import { inOrder } from './groups.ts';
import { createHeld } from './held.ts';
import { splitKey, visitAggregates, type AggregateKey } from './route.ts';
import { createShelf, type Shelf } from './shelf.ts';

/** The state of an aggregate as sealed days left it; what {@link Books.restore} takes. */
export type Checkpoint =
  | { readonly key: AggregateKey; readonly kind: 'room'; readonly state: RoomState }
  | { readonly key: AggregateKey; readonly kind: 'tab'; readonly state: TabState }
  | { readonly key: AggregateKey; readonly kind: 'shift'; readonly state: ShiftState }
  | { readonly key: AggregateKey; readonly kind: 'member'; readonly state: MemberState }
  | { readonly key: AggregateKey; readonly kind: 'accounts'; readonly state: HeldFacts }
  | { readonly key: AggregateKey; readonly kind: 'print'; readonly state: PrintFold };

/** The books of a store: every aggregate folded from its entries, in journal order (OFF-4). */
export interface Books {
  readonly store: StoreId;
  /**
   * Takes entries in any order, any number of times. Unknown ones are kept and set aside.
   *
   * Before an entry about a tab or shift that a seal has dropped (a late order, a case resolved on
   * the next day), {@link Books.restore} it from its row; else it starts a shell of its own.
   *
   * @returns the aggregates that may differ from before.
   */
  add(entries: readonly AnyEntry[]): ReadonlySet<AggregateKey>;
  has(entry: AnyEntry): boolean;
  /** The empty room for one never heard of. */
  room(room: RoomId): RoomState;
  tab(tab: TabId): TabState | null;
  shift(shift: ShiftId): ShiftState | null;
  member(member: MemberId): MemberState | null;
  /** What the journal holds of a member's money facts since the last seal; null for nothing. */
  accounts(member: MemberId): HeldFacts | null;
  /** Null for a print job whose request has not come. */
  print(job: PrintJobId): PrintJobState | null;
  rooms(): readonly RoomState[];
  tabs(): readonly TabState[];
  shifts(): readonly ShiftState[];
  members(): readonly MemberState[];
  prints(): readonly PrintJobState[];
  keys(): readonly AggregateKey[];
  /** Entries of an aggregate since the last seal, in journal order. */
  entriesOf(key: AggregateKey): readonly Entry[];
  /** Entries of newer versions of the program, in the order in which they came. */
  readonly unknown: readonly UnknownEntry[];
  /** The newest shift of a device that is not closed. */
  openShiftOf(device: DeviceId): ShiftState | null;
  /** The books as `decide` reads them on a device. */
  viewOf(device: DeviceId): BooksView;
  /**
   * Folds all entries of business dates up to `date` into checkpoints and drops them, and with them
   * the tabs and shifts that are over: their rows stay with whoever keeps the books.
   */
  seal(date: BusinessDate): void;
  /** Sets the checkpoint of one aggregate: what it was before the entries held here. */
  restore(checkpoint: Checkpoint): void;
  /**
   * Gives one aggregate entries that aren't in these books, as those of closed dates: they are folded
   * among its others in journal order, and change no other aggregate that they speak of.
   */
  recall(key: AggregateKey, entries: readonly Entry[]): void;
}

interface Shelves {
  readonly room: Shelf<RoomState>;
  readonly tab: Shelf<TabState>;
  readonly shift: Shelf<ShiftState>;
  readonly member: Shelf<MemberState>;
  readonly accounts: Shelf<HeldFacts>;
  readonly print: Shelf<PrintFold>;
}

/** Ids are of the kind that the key's first word says; shelves know them as text. */
const createShelves = (): Shelves => ({
  room: createShelf('room', (state, id, entry) => evolveRoom(state, id as RoomId, entry)),
  tab: createShelf('tab', (state, id, entry) => evolveTab(state, id as TabId, entry)),
  shift: createShelf('shift', (state, id, entry) => evolveShift(state, id as ShiftId, entry)),
  member: createShelf('member', (state, id, entry) => evolveMember(state, id as MemberId, entry)),
  accounts: createShelf('accounts', (state, id, entry) => evolveHeld(state, id as MemberId, entry)),
  print: createShelf('print', (state, _, entry) => evolvePrint(state, entry)),
});

/** Empty books of a store. */
export function createBooks(store: StoreId): Books {
  const shelves = createShelves();
  const held = createHeld();
  const unknown: UnknownEntry[] = [];
  return {
    store,
    add(entries) {
      const fresh = entries.filter((entry) => {
        assert(entry.store === store, `an entry of store ${entry.store} in the books of ${store}`);
        return held.add(entry, entry.seq);
      });
      unknown.push(...fresh.filter((entry): entry is UnknownEntry => !isKnown(entry)));
      return foldIn(shelves, inOrder(fresh.filter(isKnown)));
    },
    has: (entry) => held.has(entry, entry.seq),
    ...readersOf(shelves),
    unknown,
    seal(date) {
      shelves.room.seal(date, () => false);
      shelves.tab.seal(date, (tab) => tab.settled !== null || tab.cancelled !== null);
      shelves.shift.seal(date, (shift) => shift.closed !== null);
      shelves.member.seal(date, () => true);
      shelves.accounts.seal(date, () => true);
      shelves.print.seal(date, ({ job }) => job?.ended !== null);
    },
    restore: (checkpoint) => restore(shelves, checkpoint),
    recall(key, entries) {
      const { kind, id } = splitKey(key);
      for (const entry of entries) shelves[kind].at(id).add(entry);
    },
  };
}

/** Adds entries, which are in journal order, each to its aggregates. @returns those that changed. */
function foldIn(shelves: Shelves, entries: readonly Entry[]): ReadonlySet<AggregateKey> {
  const changed = new Set<Pick<Fold<unknown>, 'key'>>();
  for (const entry of entries) {
    visitAggregates(entry.fact, (kind, id) => {
      const fold = shelves[kind].at(id);
      fold.add(entry);
      changed.add(fold);
    });
  }
  return new Set([...changed].map(({ key }) => key));
}

function readersOf(shelves: Shelves) {
  const { room: rooms, tab: tabs, shift: shifts, member: members, accounts } = shelves;
  const { print: prints } = shelves;
  const room = (id: RoomId): RoomState => rooms.state(id) ?? emptyRoom(id);
  const tab = (id: TabId): TabState | null => tabs.state(id);
  const shift = (id: ShiftId): ShiftState | null => shifts.state(id);
  const print = (id: PrintJobId): PrintJobState | null => prints.state(id)?.job ?? null;
  const allPrints = (): readonly PrintJobState[] => prints.states().flatMap(({ job }) => job ?? []);
  const openShiftOf = (device: DeviceId): ShiftState | null =>
    shifts
      .states()
      .filter((state) => state.device === device && !state.closed)
      .reduce<ShiftState | null>(
        (newest, state) => (newest && newest.openedAt >= state.openedAt ? newest : state),
        null,
      );
  return {
    room,
    tab,
    shift,
    member: (id: MemberId) => members.state(id),
    accounts: (id: MemberId) => accounts.state(id),
    print,
    rooms: () => rooms.states(),
    tabs: () => tabs.states(),
    shifts: () => shifts.states(),
    members: () => members.states(),
    prints: allPrints,
    keys: () =>
      [rooms, tabs, shifts, members, accounts, prints].flatMap((shelf) => [...shelf.keys()]),
    entriesOf(key: AggregateKey): readonly Entry[] {
      const { kind, id } = splitKey(key);
      return shelves[kind].find(id)?.entries() ?? [];
    },
    openShiftOf,
    viewOf: (device: DeviceId): BooksView => ({
      room,
      tab,
      shift,
      print,
      prints: allPrints,
      openShift: openShiftOf(device),
    }),
  };
}

function restore(shelves: Shelves, checkpoint: Checkpoint): void {
  const { id } = splitKey(checkpoint.key);
  switch (checkpoint.kind) {
    case 'room':
      return shelves.room.at(id).setBase(checkpoint.state);
    case 'tab':
      return shelves.tab.at(id).setBase(checkpoint.state);
    case 'shift':
      return shelves.shift.at(id).setBase(checkpoint.state);
    case 'member':
      return shelves.member.at(id).setBase(checkpoint.state);
    case 'accounts':
      return shelves.accounts.at(id).setBase(checkpoint.state);
    case 'print':
      return shelves.print.at(id).setBase(checkpoint.state);
    default:
      return unreachable(checkpoint);
  }
}
