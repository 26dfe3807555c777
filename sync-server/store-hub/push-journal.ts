import type { LogRef } from '#domain/journal/entry.ts';
import { sealOf, sealText, type Seal } from '#domain/journal/seal.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { err, type Result } from '#domain/kernel/result.ts';
import type { QuarantineReason, QuarantinedEntries } from '#domain/wire/api.ts';
import { MAX_UPDATE_BYTES, type PushFrame } from '#domain/wire/frames.ts';
import { verifyDeviceSignature } from '#sync-server/auth/device-key.ts';
import { sha256 } from '#sync-server/auth/sha256.ts';
import type { DocRow } from '#sync-server/documents/reader.ts';
import { commitJournal, gateView } from './commit-journal.ts';
import { admit, type Admitted, type GateRefusal } from './gate.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import type { HubParts } from './parts.ts';
import { refusePush } from './refuse-push.ts';
import { checkSeals, type Fate, type Sealed, type SealView } from './seal-check.ts';
import type { Session } from './sessions.ts';
import { fanOut } from './subscribe.ts';

/** A journal document that a tablet pushes to. */
export interface JournalTarget {
  readonly doc: DocRow;
  readonly date: BusinessDate;
}

/** An update that the gate let in: of a frame, or of one that waited for its seal. */
interface Item {
  readonly frame: PushFrame | null;
  /** Its row in `waiting`; null where it has none. */
  readonly waited: number | null;
  readonly admitted: Admitted & { readonly update: Uint8Array };
}

/**
 * Takes pushes of one tablet into a journal document: the gate, then chain and signature, then the
 * commit, then the answers (HUB-5, HUB-24 … HUB-26). What they hold is checked together, since a
 * seal stands for all that came before it.
 *
 * @returns whether the office has something to hear of.
 */
export async function pushJournal(
  parts: HubParts,
  session: Session,
  { doc, date }: JournalTarget,
  frames: readonly PushFrame[],
): Promise<boolean> {
  const { device } = session;
  const overlay = createOverlay(gateView(parts, doc, date, device));
  const items = waitingItems(parts, overlay, doc, session);
  for (const frame of frames) {
    const admitted = letIn(frame, overlay);
    if (!admitted.ok) await refuse(parts, session, doc, frame, admitted.error);
    else if (!hasUpdate(admitted.value)) acknowledge(parts, session, frame, doc.head);
    else {
      overlay.lay(admitted.value);
      items.push({ frame, waited: null, admitted: admitted.value });
    }
  }
  if (items.length === 0) return false;
  const checked = await checkSeals(
    items.map(({ admitted }) => admitted.appends),
    sealView(parts, session),
  );
  // Asked last: the tablet may have been shut out while its signature was being checked.
  const { fates, sealed } = parts.devices.revocation(device)
    ? { fates: items.map(() => 'revoked' as const), sealed: [] }
    : checked;
  return settle(parts, session, doc, { items, fates, sealed });
}

function letIn(frame: PushFrame, overlay: Overlay): Result<Admitted, GateRefusal> {
  if (frame.update.byteLength > MAX_UPDATE_BYTES) {
    return err({ code: 'tooLarge', message: `an update holds ${MAX_UPDATE_BYTES} bytes at most` });
  }
  return admit(frame.update, overlay.view);
}

const hasUpdate = (admitted: Admitted): admitted is Item['admitted'] => admitted.update !== null;

function waitingItems(
  { waiting }: HubParts,
  overlay: Overlay,
  doc: DocRow,
  { device }: Session,
): Item[] {
  return waiting.of(doc.id, device).flatMap(({ id, bytes }) => {
    const admitted = admit(bytes, overlay.view);
    if (!admitted.ok || !hasUpdate(admitted.value)) {
      // It was let in before; what can't be now has entered by a whole state meanwhile.
      waiting.remove(id);
      return [];
    }
    overlay.lay(admitted.value);
    return [{ frame: null, waited: id, admitted: admitted.value }];
  });
}

function sealView({ logs, devices }: HubParts, session: Session): SealView {
  return {
    sha256,
    headAt: (log, seq) => logs.sealAt(log, seq)?.head ?? null,
    isSigned: (log, seal) => isSigned(devices.key(session.device), log, seal),
  };
}

const isSigned = async (
  key: Parameters<typeof verifyDeviceSignature>[0] | null,
  log: LogRef,
  seal: Seal,
): Promise<boolean> =>
  key !== null && verifyDeviceSignature(key, sealText(log, seal), seal.signature);

/** Commits what enters, keeps the rest where it belongs, in one transaction; then answers. */
function settle(
  parts: HubParts,
  session: Session,
  doc: DocRow,
  checked: {
    readonly items: readonly Item[];
    readonly fates: readonly Fate[];
    readonly sealed: readonly Sealed[];
  },
): boolean {
  const { items, fates, sealed } = checked;
  const { device } = session;
  const at = Date.now();
  const seqs = parts.storage.transactionSync(() => {
    for (const { log, seals } of sealed) parts.logs.noteSeals(log, seals);
    return items.map(({ admitted, waited }, index) => {
      const fate = fates[index] ?? 'wait';
      if (waited !== null && fate !== 'wait') parts.waiting.remove(waited);
      if (fate === 'enter') return commitJournal(parts, doc, device, admitted);
      if (fate !== 'wait') {
        const { appends, update: bytes } = admitted;
        parts.quarantine.add({ device, doc: doc.doc, reason: fate, appends, bytes, at });
      } else if (waited === null) parts.waiting.add(doc.id, device, admitted.update);
      return null;
    });
  });
  for (const [index, { frame, admitted }] of items.entries()) {
    const [seq, fate] = [seqs[index] ?? null, fates[index] ?? 'wait'];
    if (frame && (fate === 'enter' || fate === 'wait')) {
      acknowledge(parts, session, frame, seq ?? doc.head);
    } else if (frame) refusePush(parts, session, frame, setAside(fate as QuarantineReason));
    if (seq !== null) fanOut(parts, doc.id, { seq, bytes: admitted.update }, session);
  }
  return seqs.some((seq) => seq !== null);
}

const setAside = (reason: QuarantineReason): GateRefusal => ({
  code: reason === 'revoked' ? reason : 'quarantined',
  message: `kept outside of the journal: ${reason}`,
});

function acknowledge(parts: HubParts, session: Session, frame: PushFrame, seq: number): void {
  const { channel, ref } = frame;
  parts.outgoing.to(session, { type: 'ack', channel, ref, seq });
}

/** Refuses a push. Of a fork the other branch is kept, with what the tablet signed of both. */
async function refuse(
  parts: HubParts,
  session: Session,
  doc: DocRow,
  frame: PushFrame,
  refusal: GateRefusal,
): Promise<void> {
  if (refusal.fork) {
    const { log } = refusal.fork;
    parts.quarantine.add({
      device: session.device,
      doc: doc.doc,
      reason: 'forked',
      appends: [refusal.fork],
      bytes: frame.update,
      at: Date.now(),
      heads: await forkHeads(parts, log, refusal.fork.tuples),
    });
  }
  refusePush(parts, session, frame, refusal);
}

/** The proof of a fork, where the other branch bears a seal of the tablet itself. */
async function forkHeads(
  { logs, devices }: HubParts,
  log: LogRef,
  tuples: readonly unknown[],
): Promise<QuarantinedEntries['heads']> {
  const other = tuples.map(sealOf).findLast((seal) => seal !== null);
  const held = other && (logs.sealAt(log, other.seq) ?? logs.lastSeal(log));
  if (!other || !held || !(await isSigned(devices.key(log.device), log, other))) return null;
  const { seq, head, signature } = other;
  return { held, other: { seq, head, signature } };
}
