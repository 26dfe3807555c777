import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/kernel/instant.ts';
import type { Chain } from './chain.ts';
import type { Hub } from './hub.ts';
import type { Line } from './line.ts';
import type { Till } from './till.ts';
import type { Mood } from './world.ts';

/** What has to be mended when the run is over. */
export interface Faults {
  readonly heal: () => void;
}

/** How often things fail, against `usual`. */
const OFTEN: Readonly<Record<Mood, number>> = { ordinary: 0.3, usual: 1, wild: 3 };

/** Minutes as a rule; now and then up to two days. */
const outageMs = ({ world: { random, shape } }: Chain): number =>
  random.chance(shape.mood === 'wild' ? 0.5 : 0.88)
    ? random.between(1, 90) * MINUTE_MS
    : random.between(2, 48) * HOUR_MS;

/** Everything that may go wrong does, at times that the seed draws. */
export function startFaults(chain: Chain): Faults {
  const { world, stores, tills } = chain;
  const { scheduler, random, shape } = world;
  let isHealed = false;
  const mends = new Set<() => void>();
  /** Calls a fault again and again, on average once in so many hours. */
  const nowAndThen = (hours: number, fault: () => void): void => {
    const often = OFTEN[shape.mood];
    const wait = (-Math.log(1 - random.draw()) * hours * HOUR_MS) / often;
    scheduler.after(wait, () => {
      if (isHealed) return;
      fault();
      nowAndThen(hours, fault);
    });
  };
  const cut = (lines: readonly Line[]): void => {
    for (const line of lines) line.cut();
    const mend = (): void => {
      if (!mends.delete(mend)) return;
      for (const line of lines) line.join();
    };
    mends.add(mend);
    scheduler.after(outageMs(chain), mend);
  };
  const crash = (till: Till): void => {
    if (!till.isOn) return;
    world.crashes.count += 1;
    till.crash();
    till.isOn = false;
    till.line.cut();
    const mend = (): void => {
      if (!mends.delete(mend)) return;
      till.isOn = true;
      till.line.join();
    };
    mends.add(mend);
    scheduler.after(random.between(5_000, 5 * MINUTE_MS), mend);
  };

  /** The bank is away; then the hub's disk is put back, and its tills return one after another. */
  const loseHub = (hub: Hub, own: readonly Till[], toBank: Line): void => {
    cut([toBank]);
    scheduler.after(random.between(1, 6) * HOUR_MS, () => {
      if (isHealed) return;
      hub.restore(Math.max(0, hub.entries.length - random.below(40)));
      for (const { line } of own) cut([line]);
      toBank.drop();
    });
  };
  /** A tablet is set up from a backup of its disk: what it had not sent since is gone. */
  const putBack = (till: Till): void => {
    // Once is enough, and a thief has tricks of their own.
    if (world.outlaws.has(till.device)) return;
    world.outlaws.add(till.device);
    const restore = till.backup();
    scheduler.after(random.between(1, 30) * HOUR_MS, () => {
      if (isHealed || !till.isOn) return;
      crash(till);
      const hub = stores.find(({ store }) => store === till.store)?.hub;
      for (const { epoch, seq, id } of till.stored.log) {
        if (!hub?.logOf(till.device, epoch)[seq]) world.tally.forfeit(id);
      }
      restore();
      // What it still has is not lost.
      for (const entry of till.stored.log) {
        world.tally.record(entry);
        world.tally.receipt(entry);
      }
    });
  };

  for (const { hub, toBank, tills: own } of stores) {
    const lines = own.map(({ line }) => line);
    nowAndThen(60, () => cut(lines));
    nowAndThen(100, () => cut([toBank]));
    const end = (): void => {
      world.crashes.count += 1;
      hub.crash();
      for (const line of [...lines, toBank]) line.drop();
    };
    nowAndThen(30, end);
    // In the middle of a transaction, before the ACK or after it.
    hub.onWriting = () => {
      if (!isHealed && random.chance(0.03)) {
        scheduler.after(random.between(0, random.pick([60, 3_000])), end);
      }
    };
    if (shape.restores === 'hubs') nowAndThen(50, () => loseHub(hub, own, toBank));
  }
  for (const till of tills) {
    nowAndThen(80, () => cut([till.line]));
    nowAndThen(24, () => crash(till));
    till.onWriting = () => {
      if (!isHealed && random.chance(0.02))
        scheduler.after(random.between(0, 60), () => crash(till));
    };
    if (shape.restores === 'tablets') nowAndThen(150, () => putBack(till));
    nowAndThen(48, () => till.disk.refuse(random.between(1, 3)));
    nowAndThen(70, () => {
      till.skewMs = random.between(-DAY_MS, DAY_MS);
    });
  }
  nowAndThen(100, () => cut(stores.map(({ toBank }) => toBank)));
  nowAndThen(60, () => {
    world.crashes.count += 1;
    chain.bank.evict();
    for (const { toBank } of stores) toBank.drop();
  });
  return {
    heal() {
      isHealed = true;
      for (const mend of mends) mend();
      for (const till of tills) till.disk.refuse(0);
    },
  };
}
