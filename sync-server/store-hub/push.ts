import { err, ok, type Result } from '#domain/kernel/result.ts';
import { MAX_UPDATE_BYTES, type PushFrame } from '#domain/wire/frames.ts';
import type { DocRow } from '#sync-server/documents/reader.ts';
import { readStructure } from '#sync-server/documents/structure.ts';
import type { GateRefusal } from './gate.ts';
import { docKind } from './names.ts';
import type { HubParts } from './parts.ts';
import { pushJournal } from './push-journal.ts';
import { registerProblem, tillProblem } from './register-gate.ts';
import { refusePush } from './refuse-push.ts';
import type { Session } from './sessions.ts';
import { fanOut } from './subscribe.ts';

/**
 * Commits what a tablet pushes to one document, answers, and sends it on (HUB-5 … HUB-9). The order
 * is admit → commit → answer: the runtime holds every outgoing message back until the commit is on
 * disk, so that no tablet ever hears of what a power cut could take away.
 *
 * @param frames pushes of one channel, in order.
 * @returns whether the office has something to hear of.
 */
export async function push(
  parts: HubParts,
  session: Session,
  frames: readonly PushFrame[],
): Promise<boolean> {
  try {
    const pushed = await pushTo(parts, session, frames);
    if (pushed.ok) return pushed.value;
    refuseAll(parts, session, frames, pushed.error);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'disk';
    refuseAll(parts, session, frames, { code: 'storage', message });
  }
  return false;
}

async function pushTo(
  parts: HubParts,
  session: Session,
  frames: readonly PushFrame[],
): Promise<Result<boolean, GateRefusal>> {
  const channel = frames[0]?.channel ?? 0;
  const docId = session.channels.get(channel);
  if (docId === undefined) {
    return err({ code: 'unknownDoc', message: `channel ${channel} is not open` });
  }
  const doc = parts.docs.byId(docId);
  const kind = docKind(doc.doc, parts);
  if (!kind.ok) return err({ code: kind.error, message: doc.doc });
  switch (kind.value.kind) {
    case 'journal':
      return ok(await pushJournal(parts, session, { doc, date: kind.value.date }, frames));
    case 'register':
    case 'board': {
      let tellOffice = false;
      for (const frame of frames) {
        if (pushOpen(parts, session, { id: docId, kind: kind.value.kind }, frame))
          tellOffice = true;
      }
      return ok(tellOffice);
    }
    case 'directory':
    case 'accounts':
    case 'prints':
    default:
      return err({ code: 'forbidden', message: `${doc.doc} is written by the server alone` });
  }
}

/**
 * Registers and boards: any tablet of the store may write, the last writer wins; one that is for
 * trading alone not all of them (HUB-32).
 */
function pushOpen(
  parts: HubParts,
  session: Session,
  { id, kind }: { readonly id: DocRow['id']; readonly kind: 'register' | 'board' },
  frame: PushFrame,
): boolean {
  const { channel, ref, update } = frame;
  if (parts.devices.revocation(session.device)) {
    refusePush(parts, session, frame, { code: 'revoked', message: 'this tablet was shut out' });
    return false;
  }
  if (update.byteLength > MAX_UPDATE_BYTES) {
    const message = `an update holds ${MAX_UPDATE_BYTES} bytes at most`;
    refusePush(parts, session, frame, { code: 'tooLarge', message });
    return false;
  }
  const structure = readStructure(update);
  if (!structure.ok) {
    refusePush(parts, session, frame, { code: 'malformed', message: structure.error });
    return false;
  }
  const { doc, head } = parts.docs.byId(id);
  const problem =
    kind === 'register'
      ? (registerProblem(doc, structure.value) ??
        // What the hub holds already may be offered again, as after a full exchange.
        (session.tillOnly && !parts.docs.holds(id, update, structure.value)
          ? tillProblem(doc, () => parts.docs.load(id), update, session.device)
          : null))
      : null;
  if (problem !== null) {
    refusePush(parts, session, frame, { code: 'forbidden', message: problem });
    return false;
  }
  const seq = parts.storage.transactionSync(() => {
    const given = parts.docs.append(id, update, structure.value, session.device);
    if (given > head && kind === 'register') parts.outbox.add('register', doc, '', update);
    return given;
  });
  parts.outgoing.to(session, { type: 'ack', channel, ref, seq });
  if (seq === head) return false;
  fanOut(parts, id, { seq, bytes: update }, session);
  return kind === 'register';
}

function refuseAll(
  parts: HubParts,
  session: Session,
  frames: readonly PushFrame[],
  refusal: GateRefusal,
): void {
  for (const frame of frames) refusePush(parts, session, frame, refusal);
}
