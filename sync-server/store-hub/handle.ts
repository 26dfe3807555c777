import { unreachable } from '#domain/kernel/assert.ts';
import { WIRE_VERSION, type Frame, type WriterFrame } from '#domain/wire/frames.ts';
import type { HubParts } from './parts.ts';
import { push } from './push.ts';
import type { Session } from './sessions.ts';
import { subscribe } from './subscribe.ts';

/** What a frame leaves to be done when its event is over. */
export type Aftermath = 'nothing' | 'tellOffice' | 'misbehaved';

/** Answers one frame of a tablet. Answers go out at the end of the event, with what they cause. */
export function handleFrame(parts: HubParts, session: Session, frame: Frame): Aftermath {
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
    case 'push':
      parts.presence.contact(session.device, Date.now());
      return push(parts, session, frame) ? 'tellOffice' : 'nothing';
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
  parts.outgoing.to(session, {
    type: 'welcome',
    channel: 0,
    version: WIRE_VERSION,
    serverTime: Date.now(),
    docs: journals.toReversed().map(({ doc, head }) => ({ doc, head })),
  });
}
