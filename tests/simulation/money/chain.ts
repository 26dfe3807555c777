import type { BankFact } from '#domain/accounts/entries.ts';
import type { EntryId } from '#domain/journal/entry.ts';
import { id, type DeviceId, type MemberId, type StoreId } from '#domain/kernel/ids.ts';
import { ALARM_MS, type Answer, type Bank, type Wish } from './bank.ts';
import { createFeed } from './feed.ts';
import { createHub, type Hub } from './hub.ts';
import { createLine, type Line } from './line.ts';
import { createTill, type Till } from './till.ts';
import type { World } from './world.ts';

/** A store: its hub, the hub's line to the bank, its tills. */
export interface Store {
  readonly store: StoreId;
  readonly hub: Hub;
  readonly toBank: Line;
  readonly tills: readonly Till[];
}

export interface Chain {
  readonly world: World;
  readonly bank: Bank;
  readonly stores: readonly Store[];
  readonly tills: readonly Till[];
  /** Where members are at home, from when they join. */
  readonly homes: Map<MemberId, StoreId>;
}

/** All that is free of an account, as an amount to ask for. */
export const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** How long a till waits for the bank before it decides alone, ms (PAY-7). */
const PATIENCE_MS = 3_000;

/**
 * A till asks the bank, through its own line and its hub's. What the answer brings it keeps, and puts
 * its clock right by it.
 *
 * @param hear told of the answer, or null without one; not at all where the till has ended.
 */
export function askBank(
  { bank, stores }: Chain,
  till: Till,
  wish: Omit<Wish, 'device' | 'store'>,
  hear: (answer: Answer | null) => void,
): void {
  const { device, store } = till;
  const toBank = stores.find((known) => known.store === store)?.toBank;
  till.line.ask(
    () => (toBank?.isUp() ? bank.grant({ ...wish, device, store }) : null),
    (answer) => {
      if (!till.isOn) return;
      if (answer) {
        till.setClock(answer.at);
        if (answer.row) till.takeRows([answer.row]);
      }
      hear(answer);
    },
    PATIENCE_MS,
  );
}

/** All machines of a chain, wired: tills to their hub, hubs to the bank. */
export function createChain(
  world: World,
  changed: (bank: Bank, member: MemberId, facts: readonly BankFact[]) => void,
): Chain {
  const { scheduler, shape } = world;
  const told: (() => void)[] = [];
  const bank: Bank = world.parts.bank(world, (member, facts) => {
    changed(bank, member, facts);
    for (const tell of told) tell();
  });
  const stores = Array.from({ length: shape.stores }, (_, index): Store => {
    const store = id<StoreId>(`s${index}`);
    const hub = createHub(world, store);
    const toBank = lineOf(world);
    const tills = Array.from({ length: shape.tillsEach }, (_, nth) => {
      const device = id<DeviceId>(`t${index}${nth}`);
      return createTill(world, lineOf(world), { device, store, isMain: nth === 0 });
    });
    const tellBank = feedBank(world, bank, hub, toBank);
    const tellHub = feedRows(world, bank, hub, toBank);
    told.push(tellHub);
    const tellTills = tills.flatMap((till) => {
      till.onRecorded = pushes(world, hub, till);
      return [feedPeers(world, hub, till), feedTillRows(world, hub, till)];
    });
    hub.onNews = () => {
      tellBank();
      for (const tell of tellTills) tell();
    };
    return { store, hub, toBank, tills };
  });
  const alarm = (): void => {
    bank.alarm();
    scheduler.after(ALARM_MS, alarm);
  };
  scheduler.after(ALARM_MS, alarm);
  return { world, bank, stores, tills: stores.flatMap(({ tills }) => tills), homes: new Map() };
}

const lineOf = ({ scheduler, random, shape, traffic }: World): Line =>
  createLine(scheduler, random, shape.weather, traffic);

function feedBank({ scheduler }: World, bank: Bank, hub: Hub, line: Line): () => void {
  const cursor = { life: 0, at: 0 };
  return createFeed(scheduler, {
    line,
    head: hub.durable,
    cursor: () => (cursor.life === hub.life() ? cursor.at : 0),
    deliver(from, to, taken) {
      if (cursor.life !== hub.life()) Object.assign(cursor, { life: hub.life(), at: 0 });
      if (from > cursor.at) return;
      bank.ingest(hub.store, hub.life(), from, hub.entries.slice(from, to));
      cursor.at = Math.max(cursor.at, to);
      taken(cursor.at);
    },
  });
}

const feedRows = ({ scheduler }: World, bank: Bank, hub: Hub, line: Line): (() => void) =>
  createFeed(scheduler, {
    line,
    head: () => bank.changes.length,
    cursor: hub.bankCursor,
    deliver(from, to, taken) {
      if (from > hub.bankCursor()) return;
      const members = [...new Set(bank.changes.slice(from, to))];
      hub.takeRows(members, members.map(bank.rowOf), Math.max(to, hub.bankCursor()));
      taken(hub.bankCursor());
    },
  });

/** What a till pushes: all that the hub hasn't acknowledged, in order. */
function pushes({ scheduler, tally }: World, hub: Hub, till: Till): () => void {
  const { line, stored } = till;
  const AGAIN_MS = 1_500;
  let onTheWay = 0;
  let sent = 0;
  const pump = (): void => {
    if (onTheWay > 0 || !till.isOn || !line.isUp()) return;
    const entries = till.unsent().slice(0, 64);
    if (entries.length === 0) return;
    sent += 1;
    const own = sent;
    onTheWay = own;
    line.send(() => {
      hub.push(till.device, entries, (heads) => {
        line.send(() => {
          till.heardHeads(heads);
          if (onTheWay === own) onTheWay = 0;
          pump();
        });
      });
    });
    scheduler.after(AGAIN_MS, () => {
      if (onTheWay !== own) return;
      onTheWay = 0;
      pump();
    });
  };
  line.onUp(() => {
    onTheWay = 0;
    if (!till.isOn) return;
    till.setClock(scheduler.now());
    meet(hub, till, tally.forfeit);
    // What was acknowledged is not sent again, unless the hub says that it lives another life.
    if (stored.ackedLife !== hub.life()) {
      Object.assign(stored, { ackedLife: hub.life(), acked: new Map(hub.headsOf(till.device)) });
    }
    pump();
  });
  return pump;
}

/**
 * A till and its hub compare logs when they meet. Where the hub has other entries than the till under
 * the same numbers, or more than the till ever had, the tablet came back from an older disk: it takes
 * what it lacks from the hub and goes on in a new epoch. What differs stays apart, and is told.
 */
function meet(hub: Hub, till: Till, forfeit: (id: EntryId) => void): void {
  const { stored, device } = till;
  const { epoch } = stored;
  const there = hub.logOf(device, epoch).slice(0, hub.headsOf(device).get(epoch) ?? 0);
  const own = stored.log.filter((entry) => entry.epoch === epoch);
  const forked = own.filter((entry, seq) => {
    const known = there[seq];
    return (
      known !== undefined && known !== entry && JSON.stringify(known) !== JSON.stringify(entry)
    );
  });
  if (forked.length === 0 && there.length <= own.length) return;
  const first = forked[0];
  const apart = first ? own.slice(own.indexOf(first)) : [];
  hub.setApart(apart);
  for (const { seq, id } of apart) if (!there[seq]) forfeit(id);
  const earlier = stored.log.filter((entry) => entry.epoch !== epoch);
  till.rewrite([...earlier, ...there], Math.max(epoch, ...hub.headsOf(device).keys()) + 1);
}

const feedPeers = ({ scheduler }: World, hub: Hub, till: Till): (() => void) =>
  createFeed(scheduler, {
    line: till.line,
    head: hub.durable,
    cursor: () => (till.stored.hubLife === hub.life() ? till.stored.peerCursor : 0),
    deliver(from, to, taken) {
      const { stored } = till;
      const cursor = stored.hubLife === hub.life() ? stored.peerCursor : 0;
      if (!till.isOn || from > cursor) return;
      const place = { hubLife: hub.life(), peerCursor: Math.max(cursor, to) };
      if (till.takePeers(hub.entries.slice(from, to), place)) taken(place.peerCursor);
    },
  });

const feedTillRows = ({ scheduler }: World, hub: Hub, till: Till): (() => void) =>
  createFeed(scheduler, {
    line: till.line,
    head: () => hub.rowNews.length,
    cursor: () => till.stored.rowCursor,
    deliver(from, to, taken) {
      const { stored } = till;
      if (!till.isOn || from > stored.rowCursor) return;
      const cursor = Math.max(stored.rowCursor, to);
      const rows = [...new Set(hub.rowNews.slice(from, to))].flatMap(
        (member) => hub.rows.get(member) ?? [],
      );
      if (till.takeRows(rows, cursor)) taken(cursor);
    },
  });
