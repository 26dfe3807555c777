import type { Env } from '#sync-server/env.ts';
import type { PullAnswer } from '#sync-server/office/link.ts';
import { readStructure } from '#sync-server/documents/structure.ts';
import * as Y from 'yjs';
import { allEntries } from './all-entries.ts';
import { CLOSE_SWITCHED } from './close-codes.ts';
import type { HubParts } from './parts.ts';
import { createRetry } from './retry.ts';
import { singleFlight } from './single-flight.ts';
import { fanOut } from './subscribe.ts';

/** Bytes that one call to the office carries, about: little enough that others get a word in. */
const BATCH_BYTES = 128 * 1024;
/** Key under which it is noted that registers or the directory are waiting at the office. */
const STALE = 'stale';
/** How long a tablet that was shut out may go on handing in what it had not sent, ms. */
export const HAND_IN_MS = 5_000;

/** The hub's side of talking with its chain's office. Nothing of it ever holds a tablet up. */
export interface OfficeLink {
  /** Sends what the office lacks. Resolves when all is sent, or when it failed and waits to retry. */
  tell(): Promise<void>;
  /** Fetches registers and directory, and sends them on to the tablets. */
  pull(): Promise<void>;
  /** Notes that there is something to fetch, before there is time to. */
  noteStale(): void;
  /** Both, where something is waiting: by alarm. */
  resume(): Promise<void>;
  /** Whether something is left to tell or to fetch, as after a process that ended meanwhile. */
  isWaiting(): boolean;
}

export function createOfficeLink(
  env: Env,
  parts: HubParts,
  wakeAt: (at: number) => void,
): OfficeLink {
  const office = () => env.OFFICE.get(env.OFFICE.idFromName(parts.chain));
  const retry = createRetry(wakeAt);

  // The outbox keeps it all while the office is away; the tablets go on trading.
  const tellAll = async (): Promise<void> => {
    for (;;) {
      const rows = parts.outbox.peek(BATCH_BYTES);
      const presence = parts.presence.news();
      const last = rows.at(-1);
      if (!last && presence.length === 0) return;
      const { instance, store } = parts;
      const lacksEarlier = await office().accept(store, { instance, rows, presence });
      parts.storage.transactionSync(() => {
        if (lacksEarlier) reportAll(parts);
        if (last) parts.outbox.dropThrough(last.id);
      });
      parts.presence.told(presence);
    }
  };

  const noteStale = (): void => parts.meta.set(STALE, 'yes');
  const pullAll = async (): Promise<void> => {
    noteStale();
    for (let more = true; more;) {
      const cursors = Object.fromEntries(
        registerDocs(parts).map(({ doc, upstream }) => [doc, upstream]),
      );
      const answer: PullAnswer = await office().pull(parts.store, {
        instance: parts.instance,
        cursors,
        directoryEpoch: parts.meta.get('directoryEpoch') ?? '',
        directorySince: parts.directory.head(),
      });
      takeIn(parts, answer, wakeAt);
      parts.outgoing.flush();
      more = answer.more;
    }
    parts.meta.set(STALE, '');
  };
  const hasNews = (): boolean => !parts.outbox.empty || parts.presence.news().length > 0;
  const tell = singleFlight(async () => {
    if (hasNews()) await retry.attempt(tellAll);
  });
  const pull = singleFlight(() => retry.attempt(pullAll));
  const isStale = (): boolean => parts.meta.get(STALE) === 'yes';

  return {
    tell,
    pull,
    noteStale,
    async resume() {
      if (isStale()) await pull();
      await tell();
    },
    isWaiting: () => isStale() || !parts.outbox.empty,
  };
}

/** Puts every entry that is held into the outbox: the office counts each once (OFFICE-1). */
function reportAll(parts: HubParts): void {
  for (const { doc, log, tuples } of allEntries(parts)) {
    parts.outbox.add('entries', doc, log, new TextEncoder().encode(JSON.stringify(tuples)));
  }
}

const registerDocs = (parts: HubParts) => [
  ...parts.docs.list('chain/'),
  ...parts.docs.list('members/'),
  ...parts.docs.list('store/'),
];

/**
 * Cuts the logs of tablets that were shut out where they end now, and tells those that are there.
 * They hear nothing more; what they still send is kept aside, until the hub ends the connection.
 */
function shutOut(
  { devices, logs, sessions, outgoing }: HubParts,
  revoked: PullAnswer['revoked'],
  wakeAt: (at: number) => void,
): void {
  for (const device of revoked) {
    if (devices.revocation(device)) continue;
    devices.revoke(device, { at: Date.now(), cut: logs.ends(device) });
    for (const session of sessions.all()) {
      if (session.device !== device) continue;
      const message = 'this tablet was shut out: hand in what was not sent';
      outgoing.to(session, { type: 'nack', channel: 0, ref: 0, code: 'revoked', message });
      wakeAt(Date.now() + HAND_IN_MS);
    }
  }
}

/**
 * Tablets that are for trading alone since now, or no longer (HUB-32). Those that are there go by it at
 * once, and are cut off so that they ask for a token that says so.
 */
function switchScopes({ devices, sessions }: HubParts, switched: PullAnswer['switched']): void {
  for (const { device, at, tillOnly } of switched) {
    if (!devices.noteSwitch(device, at)) continue;
    for (const session of sessions.all()) {
      if (session.device !== device || session.tillOnly === tillOnly) continue;
      sessions.setScope(session, tillOnly);
      session.socket.close(CLOSE_SWITCHED, 'switched: ask for a new token');
    }
  }
}

/** Stores what the office sent, in one transaction, and sends the news to the tablets. */
function takeIn(parts: HubParts, answer: PullAnswer, wakeAt: (at: number) => void): void {
  const { docs, directory, meta, outbox } = parts;
  const before = directory.head();
  parts.storage.transactionSync(() => {
    for (const { doc, bytes } of answer.updates) {
      const structure = readStructure(bytes);
      if (!structure.ok) continue;
      const row = docs.open(doc);
      const seq = docs.append(row.id, bytes, structure.value, '');
      if (seq > row.head) fanOut(parts, row.id, { seq, bytes }, null);
    }
    for (const [doc, cursor] of Object.entries(answer.cursors)) {
      const row = docs.open(doc);
      // The office lost its disk: it gets back what this store has.
      if (cursor < row.upstream) {
        outbox.add('register', doc, '', Y.encodeStateAsUpdate(docs.load(row.id)));
      }
      docs.setUpstream(row.id, cursor);
    }
    if (answer.directoryEpoch !== meta.get('directoryEpoch')) {
      directory.clear();
      meta.set('directoryEpoch', answer.directoryEpoch);
    }
    directory.put(answer.directory);
    shutOut(parts, answer.revoked, wakeAt);
    switchScopes(parts, answer.switched);
  });
  const doc = docs.find(`directory/${parts.chain}`);
  if (!doc || answer.directory.length === 0) return;
  for (const news of directory.read(before)) fanOut(parts, doc.id, news, null);
}
