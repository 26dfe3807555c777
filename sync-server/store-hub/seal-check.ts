import { logName, type LogRef } from '#domain/journal/entry.ts';
import {
  CHAIN_START,
  followChain,
  type ChainPosition,
  type Seal,
  type Sha256,
} from '#domain/journal/seal.ts';
import type { QuarantineReason } from '#domain/wire/api.ts';
import type { LogAppend } from './gate.ts';

/** What is known of the logs that are checked. */
export interface SealView {
  /** The head of the seal at a log's seq; null where there is none that the hub knows. */
  headAt(log: LogRef, seq: number): string | null;
  isSigned(log: LogRef, seal: Seal): Promise<boolean>;
  readonly sha256: Sha256;
}

/**
 * What becomes of an update that the gate let in: `enter` the journal; `wait` for its seal; or, with
 * the reason, the quarantine.
 */
export type Fate = 'enter' | 'wait' | QuarantineReason;

export interface Sealed {
  readonly log: LogRef;
  readonly seals: readonly Seal[];
}

interface Followed {
  readonly log: LogRef;
  position: ChainPosition;
  /** Each seal, and the update that it ended. */
  readonly seals: { readonly seal: Seal; readonly index: number }[];
  wrong: QuarantineReason | null;
  /** The last update through which all is sealed and signed; -1 for none. */
  goodThrough: number;
}

/**
 * Follows the chains of hashes through updates of one device, in order, and says of each what
 * becomes of it. An update enters the journal when a signed seal stands at or after its end, and
 * nothing before it in its logs was refused.
 *
 * One signature is checked for each log: each head holds the one before it.
 */
export async function checkSeals(
  updates: readonly (readonly LogAppend[])[],
  view: SealView,
): Promise<{ readonly fates: readonly Fate[]; readonly sealed: readonly Sealed[] }> {
  const logs = new Map<string, Followed>();
  for (const [index, appends] of updates.entries()) {
    for (const append of appends) await follow(logs, append, index, view);
  }
  for (const followed of logs.values()) await findGood(followed, view);
  const sealed = [...logs.values()].map(({ log, seals, goodThrough }) => ({
    log,
    seals: seals.filter(({ index }) => index <= goodThrough).map(({ seal }) => seal),
  }));
  return { fates: fatesOf(updates, logs), sealed };
}

async function follow(
  logs: Map<string, Followed>,
  { log, tuples }: LogAppend,
  index: number,
  view: SealView,
): Promise<void> {
  const name = logName(log);
  const first = tuples[0]?.[0] ?? 0;
  const followed = logs.get(name) ?? {
    log,
    position: { head: first === 0 ? CHAIN_START : view.headAt(log, first - 1), open: [] },
    seals: [],
    wrong: null,
    goodThrough: -1,
  };
  logs.set(name, followed);
  if (followed.wrong) return;
  const { head, open, seals, wrongAt } = await followChain(followed.position, tuples, view.sha256);
  followed.position = { head, open };
  if (wrongAt !== null) {
    followed.wrong = 'wrongHash';
    return;
  }
  const last = seals.at(-1);
  // A seal inside of an update says nothing of the update's end.
  if (last && open.length === 0) followed.seals.push({ seal: last, index });
}

/** The last seal that is signed: usually the last there is. */
async function findGood(followed: Followed, view: SealView): Promise<void> {
  for (const { seal, index } of followed.seals.toReversed()) {
    if (await view.isSigned(followed.log, seal)) {
      followed.goodThrough = index;
      return;
    }
    followed.wrong ??= 'wrongSignature';
  }
}

function fatesOf(
  updates: readonly (readonly LogAppend[])[],
  logs: ReadonlyMap<string, Followed>,
): readonly Fate[] {
  // What follows something that didn't enter, in the same log, can't enter either.
  const stopped = new Map<string, Fate>();
  return updates.map((appends, index) => {
    const names = appends.map(({ log }) => logName(log));
    const ends = names.map((name): Fate => {
      const before = stopped.get(name);
      if (before) return before;
      const followed = logs.get(name);
      if (followed && index <= followed.goodThrough) return 'enter';
      return followed?.wrong ?? 'wait';
    });
    const fate = ends.find((end) => end !== 'enter' && end !== 'wait') ?? worst(ends);
    if (fate !== 'enter') for (const name of names) stopped.set(name, fate);
    return fate;
  });
}

const worst = (ends: readonly Fate[]): Fate => (ends.includes('wait') ? 'wait' : 'enter');
