import type { EnginePorts, SocketEvents } from '#client/engine/ports.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { Challenge, DeviceGrant, DeviceToken } from '#domain/wire/api.ts';
import {
  decodeFrames,
  encodeFrames,
  type Frame,
  MAX_MESSAGE_BYTES,
  type SubFrame,
  WIRE_VERSION,
} from '#domain/wire/frames.ts';

const PART_BYTES = MAX_MESSAGE_BYTES - 1_000;
const TOKEN_MS = 3_600_000;

/** A hub without disk or network, in the engine's own thread: what is measured is the tablet. */
export interface BenchHub {
  readonly openSocket: EnginePorts['openSocket'];
  readonly fetch: EnginePorts['fetch'];
  /** Messages that held at least one PUSH, as they would go over the wire. */
  readonly pushed: Uint8Array<ArrayBuffer>[];
}

/** @param docs what it holds, each as one Yjs update. It keeps none of what is pushed. */
export function createHub(
  grant: DeviceGrant,
  docs: ReadonlyMap<string, Uint8Array>,
  now: () => number,
): BenchHub {
  const pushed: Uint8Array<ArrayBuffer>[] = [];
  const seqs = new Map<string, number>();

  const answerSub = ({ channel, doc, since }: SubFrame): readonly (readonly Frame[])[] => {
    const update = docs.get(doc);
    const head = update ? 1 : 0;
    seqs.set(`${channel}`, head);
    const subbed: Frame = { type: 'subbed', channel, epoch: 'bench', head, base: 0, full: false };
    if (!update || since >= head) return [[subbed]];
    const parts: Frame[] = [];
    for (let at = 0; at < update.byteLength; at += PART_BYTES) {
      const bytes = update.subarray(at, at + PART_BYTES);
      const last = at + PART_BYTES >= update.byteLength;
      parts.push({ type: 'data', channel, seq: head, last, bytes });
    }
    return [[subbed], ...parts.map((part) => [part])];
  };
  const answer = (frame: Frame): readonly (readonly Frame[])[] => {
    if (frame.type === 'sub') return answerSub(frame);
    if (frame.type !== 'push') return [];
    const seq = (seqs.get(`${frame.channel}`) ?? 0) + 1;
    seqs.set(`${frame.channel}`, seq);
    return [[{ type: 'ack', channel: frame.channel, ref: frame.ref, seq }]];
  };

  return {
    pushed,
    openSocket: (_path, _protocols, events) => {
      const tell = teller(events);
      tell(() => {
        events.onOpen();
        const names = [...docs.keys()].filter((doc) => doc.startsWith('journal/'));
        events.onMessage(
          encodeFrames([
            {
              type: 'welcome',
              channel: 0,
              version: WIRE_VERSION,
              serverTime: now(),
              docs: names
                .toSorted()
                .toReversed()
                .map((doc) => ({ doc, head: 1, epoch: 'bench', own: 0 })),
            },
          ]),
        );
      });
      return {
        send(message) {
          if (typeof message === 'string') return;
          const frames = decodeFrames(message);
          assert(frames.ok, 'the tablet sent a malformed message');
          if (frames.value.some((frame) => frame.type === 'push')) pushed.push(message.slice());
          for (const answers of frames.value.flatMap(answer)) {
            tell(() => events.onMessage(encodeFrames(answers)));
          }
        },
        close: () => tell(() => events.onClose()),
      };
    },
    fetch: async (path) => Response.json(answerCall(path, grant, now())),
  };
}

/** Events come in order and never before the call that caused them has returned. */
function teller(events: SocketEvents): (tell: () => void) => void {
  let last = Promise.resolve();
  return (tell) => {
    last = last.then(tell);
    last.catch(() => events.onClose());
  };
}

function answerCall(path: string, grant: DeviceGrant, now: number): unknown {
  if (path.startsWith('/api/challenges')) return { nonce: 'bench' } satisfies Challenge;
  if (path.startsWith('/api/tokens')) {
    return { token: 'bench', expiresAt: now + TOKEN_MS } satisfies DeviceToken;
  }
  assert(path.startsWith('/api/demo'), `the bench's hub knows no ${path}`);
  return grant;
}
