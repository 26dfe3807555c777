import { logName } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { MAX_UPDATE_BYTES, type PushFrame } from '#domain/wire/frames.ts';
import type { DocRow } from '#sync-server/documents/reader.ts';
import { readStructure } from '#sync-server/documents/structure.ts';
import { admit, type GateRefusal, type GateView } from './gate.ts';
import { docKind } from './names.ts';
import type { HubParts } from './parts.ts';
import type { Session } from './sessions.ts';
import { fanOut } from './subscribe.ts';

/**
 * Commits an update, answers, and sends it on (HUB-5 … HUB-9). The order is admit → commit → answer:
 * the runtime holds every outgoing message back until the commit is on disk, so that no tablet ever
 * hears of what a power cut could take away.
 *
 * @returns whether the office has something to hear of.
 */
export function push(parts: HubParts, session: Session, frame: PushFrame): boolean {
  const committed = commit(parts, session, frame);
  if (!committed.ok) {
    parts.outgoing.to(session, {
      type: 'nack',
      channel: frame.channel,
      ref: frame.ref,
      ...committed.error,
    });
    return false;
  }
  const { seq, doc, update, report } = committed.value;
  parts.outgoing.to(session, { type: 'ack', channel: frame.channel, ref: frame.ref, seq });
  if (update) fanOut(parts, doc.id, { seq, bytes: update }, session);
  return report;
}

interface Committed {
  readonly doc: DocRow;
  readonly seq: number;
  /** What was added; null when all of it was held already. */
  readonly update: Uint8Array | null;
  readonly report: boolean;
}

function commit(
  parts: HubParts,
  session: Session,
  frame: PushFrame,
): Result<Committed, GateRefusal> {
  const docId = session.channels.get(frame.channel);
  if (docId === undefined) {
    return err({ code: 'unknownDoc', message: `channel ${frame.channel} is not open` });
  }
  if (frame.update.byteLength > MAX_UPDATE_BYTES) {
    return err({ code: 'tooLarge', message: `an update holds ${MAX_UPDATE_BYTES} bytes at most` });
  }
  const doc = parts.docs.byId(docId);
  const kind = docKind(doc.doc, parts);
  if (!kind.ok) return err({ code: kind.error, message: doc.doc });
  try {
    switch (kind.value.kind) {
      case 'journal':
        return commitJournal(parts, doc, kind.value.date, session.device, frame.update);
      case 'register':
      case 'board':
        return commitOpen(parts, doc, kind.value.kind, frame.update);
      case 'directory':
      default:
        return err({ code: 'forbidden', message: 'the directory is written by the office' });
    }
  } catch (cause) {
    return err({ code: 'storage', message: cause instanceof Error ? cause.message : 'disk' });
  }
}

/** Lets an update of `device` into a journal document and commits it with what it means. */
export function commitJournal(
  parts: HubParts,
  doc: DocRow,
  date: BusinessDate,
  device: DeviceId,
  bytes: Uint8Array,
): Result<Committed, GateRefusal> {
  const view: GateView = {
    store: parts.store,
    date,
    device,
    writer: (client) => parts.logs.writer(doc.id, client),
    clock: (client) => parts.docs.clock(doc.id, client),
    tail: (log) => parts.logs.tail(doc.id, log),
    range: (log) => parts.logs.range(log),
  };
  const admitted = admit(bytes, view);
  if (!admitted.ok) return admitted;
  const { update, structure, appends } = admitted.value;
  if (!update) return ok({ doc, seq: doc.head, update, report: false });
  const seq = parts.storage.transactionSync(() => {
    for (const append of appends) {
      parts.logs.note(doc.id, append);
      const body = new TextEncoder().encode(JSON.stringify(append.tuples));
      parts.outbox.add('entries', doc.doc, logName(append.log), body);
    }
    return parts.docs.append(doc.id, update, structure, device);
  });
  return ok({ doc, seq, update, report: true });
}

/** Registers and boards: any tablet of the store may write, the last writer wins. */
function commitOpen(
  parts: HubParts,
  doc: DocRow,
  kind: 'register' | 'board',
  bytes: Uint8Array,
): Result<Committed, GateRefusal> {
  const structure = readStructure(bytes);
  if (!structure.ok) return err({ code: 'malformed', message: structure.error });
  const seq = parts.storage.transactionSync(() => {
    const given = parts.docs.append(doc.id, bytes, structure.value, '');
    if (given > doc.head && kind === 'register') parts.outbox.add('register', doc.doc, '', bytes);
    return given;
  });
  const added = seq > doc.head;
  return ok({ doc, seq, update: added ? bytes : null, report: added && kind === 'register' });
}
