import { unreachable } from '#domain/kernel/assert.ts';
import type { Frame, HeadsFrame, PushFrame, WriterFrame } from '#domain/wire/frames.ts';
import { compareHeads } from './compare-heads.ts';
import type { HubParts } from './parts.ts';
import { push } from './push.ts';
import type { Session } from './sessions.ts';
import { journalHeld, subscribe } from './subscribe.ts';

/** What a message leaves to be done when its event is over. */
export interface Aftermath {
  readonly tellOffice: boolean;
  /** A frame that the tablet may not send; nothing after it was acted on. */
  readonly misbehaved: Frame['type'] | null;
}

/**
 * Answers the frames of one message of a tablet, in order. Answers go out at the end of the event,
 * with what they cause. The caller lets one message be over before the next begins, of whichever
 * tablet: checking a signature takes a moment in which nothing else may change.
 */
export async function handleMessage(
  parts: HubParts,
  session: Session,
  frames: readonly Frame[],
): Promise<Aftermath> {
  let tellOffice = false;
  for (let at = 0; at < frames.length; at += 1) {
    const frame = frames[at];
    if (!frame) break;
    if (frame.type === 'push') {
      // Writers are announced between pushes; they are heard before what they announce.
      const run = pushRun(parts, session, frames, at);
      parts.presence.contact(session.device, Date.now());
      if (await push(parts, session, run.pushes)) tellOffice = true;
      at = run.last;
    } else if (frame.type === 'heads') {
      await compareHeads(parts, frame.heads);
    } else {
      const told = handleFrame(parts, session, frame);
      if (told === 'misbehaved') return { tellOffice, misbehaved: frame.type };
      if (told === 'tellOffice') tellOffice = true;
    }
  }
  return { tellOffice, misbehaved: null };
}

/** The pushes to one channel from `from` on, with the writers announced among them. */
function pushRun(
  parts: HubParts,
  session: Session,
  frames: readonly Frame[],
  from: number,
): { readonly pushes: readonly PushFrame[]; readonly last: number } {
  const channel = frames[from]?.channel;
  const pushes: PushFrame[] = [];
  let last = from;
  for (let at = from; at < frames.length; at += 1) {
    const frame = frames[at];
    if (frame?.channel !== channel) break;
    if (frame?.type === 'push') pushes.push(frame);
    else if (frame?.type === 'writer') announce(parts, session, frame);
    else break;
    last = at;
  }
  return { pushes, last };
}

function handleFrame(
  parts: HubParts,
  session: Session,
  frame: Exclude<Frame, PushFrame | HeadsFrame>,
): 'nothing' | 'tellOffice' | 'misbehaved' {
  switch (frame.type) {
    case 'sub':
      subscribe(parts, session, frame);
      return 'nothing';
    case 'unsub':
      parts.sessions.unsubscribe(session, frame.channel);
      return 'nothing';
    case 'writer':
      announce(parts, session, frame);
      return 'nothing';
    case 'status':
      return parts.presence.status(session.device, frame.unsent, frame.oldestUnsentAt, Date.now())
        ? 'tellOffice'
        : 'nothing';
    case 'welcome':
    case 'subbed':
    case 'data':
    case 'ack':
    case 'nack':
      return 'misbehaved';
    default:
      return unreachable(frame);
  }
}

/** A tablet may announce clients for its own logs alone; a client keeps the log it first wrote. */
function announce(parts: HubParts, session: Session, frame: WriterFrame): void {
  const doc = session.channels.get(frame.channel);
  const log = { device: session.device, epoch: frame.epoch };
  if (doc !== undefined && parts.logs.announce(doc, frame.client, log)) return;
  parts.outgoing.to(session, {
    type: 'nack',
    channel: frame.channel,
    ref: 0,
    code: doc === undefined ? 'unknownDoc' : 'forbidden',
    message:
      doc === undefined
        ? `channel ${frame.channel} is not open`
        : `client ${frame.client} writes another log`,
  });
}

/** The first thing that a tablet hears. */
export function welcome(parts: HubParts, session: Session): void {
  const journals = parts.docs.list(`journal/${parts.store}/`);
  const own = parts.logs.own(session.device);
  parts.outgoing.to(session, {
    type: 'welcome',
    channel: 0,
    version: session.version,
    serverTime: Date.now(),
    docs: journals.toReversed().map((row) => journalHeld(row, own.get(row.id) ?? 0)),
  });
}
