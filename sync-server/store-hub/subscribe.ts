import { printsDoc } from '#domain/wire/prints.ts';
import { err } from '#domain/kernel/result.ts';
import {
  epochMark,
  MAX_MESSAGE_BYTES,
  type Frame,
  type JournalHeld,
  type SubFrame,
} from '#domain/wire/frames.ts';
import type { DocRow, StoredUpdate } from '#sync-server/documents/reader.ts';
import { cutBytes } from '#sync-server/documents/parts.ts';
import { docKind, type DocKind } from './names.ts';
import type { HubParts } from './parts.ts';
import type { Session } from './sessions.ts';

/** Leaves room in a message for the frame around a part. */
const PART_BYTES = MAX_MESSAGE_BYTES - 1_000;

/** Opens a document on a channel and sends what the tablet lacks of it (HUB-1 … HUB-4). */
export function subscribe(parts: HubParts, session: Session, frame: SubFrame): void {
  const kind = parts.devices.revocation(session.device)
    ? err('revoked' as const)
    : docKind(frame.doc, parts);
  if (!kind.ok) {
    parts.outgoing.to(session, {
      type: 'nack',
      channel: frame.channel,
      ref: 0,
      code: kind.error,
      message: `${frame.doc} is not a document of this tablet`,
    });
    return;
  }
  const opened = parts.docs.open(frame.doc);
  const view = viewOf(parts, kind.value.kind, opened, frame);
  const full = frame.epoch !== view.epoch || frame.since > view.head;
  const since = full ? 0 : frame.since;
  const updates = view.read(since);
  parts.sessions.subscribe(session, frame.channel, opened.id);
  session.behind.delete(frame.channel);
  if (kind.value.kind === 'accounts') noteSent(session, frame.channel, updates, view.head);
  parts.outgoing.to(
    session,
    {
      type: 'subbed',
      channel: frame.channel,
      epoch: view.epoch,
      head: view.head,
      base: view.base,
      full,
    },
    ...updates.flatMap((update) => dataFrames(frame.channel, update)),
  );
}

/**
 * Sends a page more to each channel that hasn't had all rows of members' accounts yet (HUB-30). Until
 * it has, news are not sent to it apart: it comes to them in order of the cursor.
 *
 * @returns whether one still lacks some.
 */
export function sendPages({ sessions, accounts, outgoing }: HubParts): boolean {
  let isBehind = false;
  for (const session of sessions.all()) {
    for (const [channel, since] of session.behind) {
      const updates = accounts.read(since);
      noteSent(session, channel, updates, accounts.head());
      outgoing.to(session, ...updates.flatMap((update) => dataFrames(channel, update)));
      if (session.behind.has(channel)) isBehind = true;
    }
  }
  return isBehind;
}

function noteSent(
  { behind }: Session,
  channel: number,
  updates: readonly StoredUpdate[],
  head: number,
): void {
  const sent = updates.at(-1)?.seq ?? head;
  if (sent < head) behind.set(channel, sent);
  else behind.delete(channel);
}

interface View {
  readonly epoch: string;
  readonly head: number;
  readonly base: number;
  read(since: number): readonly StoredUpdate[];
}

function viewOf(
  parts: HubParts,
  kind: DocKind['kind'],
  opened: DocRow,
  { epoch, since }: SubFrame,
): View {
  if (kind === 'directory') return directoryView(parts);
  if (kind === 'accounts') return rowsView(parts.accounts, opened);
  if (kind === 'prints') return rowsView(parts.printing.rows, opened);
  // A tablet that knows more than was ever given here: this disk is an older one put back. Others
  // may hold the same sequences with another meaning, and must exchange all as well.
  const isOldDisk = epoch === opened.epoch && since > opened.head;
  const doc = isOldDisk ? parts.docs.renew(opened.id) : opened;
  return { ...doc, read: (from) => parts.docs.read(doc.id, from) };
}

const directoryView = (parts: HubParts): View => ({
  epoch: parts.meta.get('directoryEpoch') ?? '',
  head: parts.directory.head(),
  base: 0,
  read: (since) => parts.directory.read(since),
});

/** Rows' cursors are given by the clock, and so never twice within the epoch of this hub's life. */
const rowsView = (rows: Pick<View, 'read'> & { head(): number }, { epoch }: DocRow): View => ({
  epoch,
  head: rows.head(),
  base: 0,
  read: (since) => rows.read(since),
});

/** An update as DATA, in parts where it is longer than a message. */
function dataFrames(channel: number, { seq, bytes }: StoredUpdate): readonly Frame[] {
  const pieces = cutBytes(bytes, PART_BYTES);
  return pieces.map((piece, part) => ({
    type: 'data',
    channel,
    seq,
    last: part === pieces.length - 1,
    bytes: piece,
  }));
}

/** Sends what is new of the network printers and their jobs to every tablet that listens. */
export function tellPrints(parts: HubParts): void {
  const news = parts.printing.news();
  const doc = news.length === 0 ? null : parts.docs.find(printsDoc(parts.store));
  if (!doc) return;
  for (const update of news) fanOut(parts, doc.id, update, null);
}

/**
 * Sends an update to every channel open on its document, save the session it came from. Who hasn't a
 * journal open, as a day that is long past for them, is told that it grew (HUB-23).
 */
export function fanOut(
  parts: HubParts,
  doc: number,
  update: StoredUpdate,
  except: Session | null,
): void {
  for (const { session, channel } of parts.sessions.subscribers(doc)) {
    if (session === except || parts.devices.revocation(session.device)) continue;
    if (session.behind.has(channel)) continue;
    parts.outgoing.to(session, ...dataFrames(channel, update));
  }
  const row = parts.docs.byId(doc);
  if (!row.doc.startsWith('journal/')) return;
  for (const session of parts.sessions.all()) {
    if (session === except || [...session.channels.values()].includes(doc)) continue;
    if (parts.devices.revocation(session.device)) continue;
    parts.outgoing.to(session, {
      type: 'welcome',
      channel: 0,
      version: session.version,
      serverTime: Date.now(),
      docs: [journalHeld(row, parts.logs.ownIn(session.device, doc))],
    });
  }
}

/** How a journal stands here, with how much of a tablet's own it holds. */
export const journalHeld = ({ doc, head, epoch }: DocRow, own: number): JournalHeld => ({
  doc,
  head,
  epoch: epochMark(epoch),
  own,
});
