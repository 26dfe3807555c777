import { correctionFor } from '#client/engine/clock.ts';
import type { AccountsContext } from '#domain/accounts/decide.ts';
import type { TillFact } from '#domain/accounts/entries.ts';
import type { ProvisionalView } from '#domain/accounts/settle.ts';
import { floorFenOf, type TillView } from '#domain/accounts/policy.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import { entryId } from '#domain/journal/entry.ts';
import { tick, type Hlc, HLC_START } from '#domain/kernel/clock.ts';
import { addFen, fen } from '#domain/kernel/fen.ts';
import {
  id,
  type DeviceId,
  type MemberId,
  type StaffId,
  type StoreId,
} from '#domain/kernel/ids.ts';
import { instant, type Instant } from '#domain/kernel/instant.ts';
import type { Result } from '#domain/kernel/result.ts';
import { createDisk, type Disk } from './disk.ts';
import type { Heads } from './hub.ts';
import type { Line } from './line.ts';
import { createViews } from './views.ts';
import type { Known, Row, World } from './world.ts';

/** What is on a till's disk. */
export interface Stored {
  epoch: number;
  clock: Hlc;
  /** Its own entries, epoch after epoch. */
  log: Known[];
  /** What the hub has of each epoch, as far as it said. */
  acked: Map<number, number>;
  ackedLife: number;
  /** Entries of the store's other tills. */
  peers: Map<string, Known>;
  rows: Map<MemberId, Row>;
  /** Places in the hub's lists, and the hub's life they are of. */
  hubLife: number;
  peerCursor: number;
  rowCursor: number;
}

/** A till: its own log, its store's entries, the bank's rows, and the program's rules. */
export interface Till {
  readonly device: DeviceId;
  readonly store: StoreId;
  readonly isMain: boolean;
  readonly line: Line;
  readonly disk: Disk;
  readonly stored: Stored;
  /** How far its clock is off, ms, and by how much it puts itself right since it last met the hub. */
  skewMs: number;
  correctionMs: number;
  /** Hears the server's time. */
  readonly setClock: (server: Instant) => void;
  /** False while its browser is closed. */
  isOn: boolean;
  /** Visits of a member that are open here: their allowances stay. */
  readonly visits: Map<MemberId, number>;
  readonly now: () => Instant;
  readonly provisional: (member: MemberId) => ProvisionalView;
  readonly view: (member: MemberId) => TillView;
  readonly context: (member: MemberId, isOnline?: boolean) => AccountsContext;
  /** Records facts in one transaction; `receipt` is called when they may be relied upon. */
  readonly record: (facts: readonly TillFact[], receipt?: () => void) => readonly Known[];
  readonly decide: (
    decision: Result<readonly TillFact[], Refusal>,
    receipt?: () => void,
  ) => Refusal | null;
  /** Rows that came from the bank, and with those of a feed the place in it. Relaxed: it has them. */
  readonly takeRows: (rows: readonly Row[], cursor?: number) => boolean;
  /** Entries of the store's other tills, and the place in the hub's list after them. */
  readonly takePeers: (
    entries: readonly Known[],
    place: Pick<Stored, 'hubLife' | 'peerCursor'>,
  ) => boolean;
  readonly heardHeads: (heads: Heads) => void;
  readonly unsent: () => readonly Known[];
  /** The browser ends in the middle of what it does. */
  readonly crash: () => void;
  /** A backup of its disk; the returned function puts it back, for good. */
  readonly backup: () => () => void;
  /** Another log takes the place of its own, for good. */
  readonly rewrite: (log: readonly Known[], epoch: number) => void;
  /** Told when something new is on its disk to be sent. */
  onRecorded: () => void;
  /** Told when a transaction has begun. */
  onWriting: () => void;
  onRows: (rows: readonly Row[]) => void;
}

export function createTill(
  world: World,
  line: Line,
  where: Pick<Till, 'device' | 'store' | 'isMain'>,
): Till {
  const { scheduler, random, parts, shape, tally } = world;
  const disk = createDisk(scheduler, random);
  const stored: Stored = {
    epoch: 0,
    clock: HLC_START,
    log: [],
    acked: new Map(),
    ackedLife: 0,
    peers: new Map(),
    rows: new Map(),
    hubLife: 0,
    peerCursor: 0,
    rowCursor: 0,
  };
  let durable = 0;
  const views = createViews(stored);
  const floorFen = () =>
    views
      .floorMembers()
      .reduce((sum, member) => addFen(sum, floorFenOf(views.of(member), where.device)), fen(0));

  const till: Till = {
    ...where,
    line,
    disk,
    stored,
    skewMs: 0,
    correctionMs: 0,
    isOn: true,
    visits: new Map(),
    setClock(server) {
      till.correctionMs = correctionFor(scheduler.now() + till.skewMs - server);
    },
    now: () => instant(scheduler.now() + till.skewMs - till.correctionMs),
    provisional: views.of,
    view: (member) => ({
      ...views.of(member),
      device: where.device,
      date: world.dateOf(till.now()),
      isOnline: line.isUp(),
      floors: shape.settings.floors,
      deviceFloorFen: floorFen(),
    }),
    context(member, isOnline = line.isUp()) {
      const view = { ...till.view(member), isOnline };
      const { settings } = shape;
      return { at: till.now(), member, random: random.bytes, settings, view };
    },
    record(facts, receipt = () => undefined) {
      const before = { clock: stored.clock, length: stored.log.length };
      const at = till.now();
      const entries: Known[] = [];
      const write = {
        apply() {
          for (const fact of facts) entries.push(append(world, till, fact, at));
          views.forget();
        },
        undo() {
          views.forget();
          stored.log.length = before.length;
          stored.clock = before.clock;
        },
      };
      const done = (): void => {
        durable = Math.max(durable, before.length + entries.length);
        for (const entry of entries) tally.receipt(entry);
        world.note(`${where.device} has ${entries.map(({ id }) => id).join()}`);
        receipt();
        till.onRecorded();
      };
      if (!disk.write(write, parts.receiptDurability, done)) return [];
      till.onWriting();
      for (const entry of entries) tally.record(entry);
      return entries;
    },
    decide(decision, receipt) {
      if (!decision.ok) return decision.error;
      till.record(decision.value, receipt);
      return null;
    },
    takeRows(rows, cursor = stored.rowCursor) {
      const before = { rows: new Map(stored.rows), rowCursor: stored.rowCursor };
      const news = rows.filter(
        ({ version, books }) => version > (stored.rows.get(books.member)?.version ?? 0),
      );
      return disk.write(
        {
          apply() {
            for (const row of news) stored.rows.set(row.books.member, row);
            stored.rowCursor = cursor;
            views.forget();
          },
          undo() {
            Object.assign(stored, before);
            views.forget();
          },
        },
        'relaxed',
        () => till.onRows(news),
      );
    },
    heardHeads(heads) {
      for (const [epoch, count] of heads) stored.acked.set(epoch, count);
    },
    unsent: () =>
      stored.log
        .slice(0, durable)
        .filter(({ epoch, seq }) => seq >= (stored.acked.get(epoch) ?? 0)),
    crash() {
      disk.crash();
      durable = stored.log.length;
      // What is on the plate must stay, whether or not anybody was told.
      for (const entry of stored.log) tally.receipt(entry);
      till.visits.clear();
    },
    takePeers(entries, place) {
      const before = { hubLife: stored.hubLife, peerCursor: stored.peerCursor };
      const news = entries.filter(
        ({ device, id }) => device !== where.device && !stored.peers.has(id),
      );
      return disk.write(
        {
          apply() {
            for (const entry of news) stored.peers.set(entry.id, entry);
            Object.assign(stored, place);
            views.forget();
          },
          undo() {
            for (const entry of news) stored.peers.delete(entry.id);
            Object.assign(stored, before);
            views.forget();
          },
        },
        'relaxed',
      );
    },
    backup() {
      const { log, peers, rows, acked, ...rest } = stored;
      const copies = {
        ...rest,
        log: [...log],
        peers: new Map(peers),
        rows: new Map(rows),
        acked: new Map(acked),
      };
      return () => {
        disk.sync();
        Object.assign(stored, copies);
        durable = copies.log.length;
        views.forget();
      };
    },
    rewrite(log, epoch) {
      disk.sync();
      stored.log = [...log];
      stored.epoch = epoch;
      durable = log.length;
      views.forget();
    },
    onRecorded: () => undefined,
    onWriting: () => undefined,
    onRows: () => undefined,
  };
  return till;
}

function append(
  { dateOf }: World,
  { stored, device, store }: Till,
  fact: TillFact,
  at: Instant,
): Known {
  const { epoch } = stored;
  const seq = stored.log.filter((entry) => entry.epoch === epoch).length;
  stored.clock = tick(stored.clock, at);
  const log = { device, epoch };
  const entry: Known = {
    ...log,
    store,
    date: dateOf(at),
    seq,
    clock: stored.clock,
    at,
    actor: id<StaffId>(`staff-${device}`),
    id: entryId(log, seq),
    fact,
  };
  stored.log.push(entry);
  return entry;
}
