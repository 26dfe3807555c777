import { MAX_MESSAGE_BYTES, encodeFrames, type Frame } from '#domain/wire/frames.ts';
import type { Session } from './sessions.ts';

/** Frames waiting to go out, by connection; sent together at the end of the event. */
export interface Outgoing {
  to(session: Session, ...frames: readonly Frame[]): void;
  flush(): void;
}

export function createOutgoing(): Outgoing {
  const waiting = new Map<Session, Frame[]>();
  return {
    to(session, ...frames) {
      const queue = waiting.get(session);
      if (queue) queue.push(...frames);
      else waiting.set(session, [...frames]);
    },
    flush() {
      const queues = [...waiting];
      waiting.clear();
      for (const [session, frames] of queues) {
        for (const message of packFrames(frames)) sendTo(session, message);
      }
    },
  };
}

/** As few messages as hold the frames in order, each within the limit of the wire. */
function packFrames(frames: readonly Frame[]): readonly Uint8Array[] {
  const messages: Uint8Array[] = [];
  let batch: Frame[] = [];
  let size = 0;
  for (const frame of frames) {
    const bytes = frame.type === 'data' ? frame.bytes.length + FRAME_HEAD_BYTES : FRAME_HEAD_BYTES;
    if (size + bytes > MAX_MESSAGE_BYTES && batch.length > 0) {
      messages.push(encodeFrames(batch));
      batch = [];
      size = 0;
    }
    batch.push(frame);
    size += bytes;
  }
  if (batch.length > 0) messages.push(encodeFrames(batch));
  return messages;
}

/** More than a frame takes besides its bytes; names and messages are short. */
const FRAME_HEAD_BYTES = 200;

function sendTo(session: Session, message: Uint8Array): void {
  try {
    session.socket.send(message);
  } catch {
    // The socket is closing; the tablet asks again from its cursor when it is back.
  }
}
