import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { LogRef } from '../journal/entry.ts';
import type { Seal } from '../journal/seal.ts';
import type { DeviceId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/**
 * The sync protocol between a tablet and its store's hub.
 *
 * One WebSocket binary message is one or more frames: `[type u8][channel varuint][payload]`, each
 * payload laid out as below (lib0 variable-length coding). Text messages are `ping` and `pong`
 * alone, answered by the runtime without waking the hub.
 *
 * Whoever changes a frame raises {@link WIRE_VERSION}, adds a line to the history, and deploys the
 * server first: it must speak the version before.
 *
 * History: 1 first version. 2 NACK says `quarantined` and `revoked`; HEADS. 3 WELCOME says of each
 * journal under which epoch it stands, and how much of this tablet's own it holds.
 */
export const WIRE_VERSION = 3;
export const WIRE_PROTOCOL = `encore.${WIRE_VERSION}`;
/** What a server speaks: its own version, and the one before. */
export const SPOKEN_PROTOCOLS: readonly string[] = [WIRE_PROTOCOL, `encore.${WIRE_VERSION - 1}`];

/** Largest message that either side sends; larger updates go in parts ({@link DataFrame.last}). */
export const MAX_MESSAGE_BYTES = 900_000;
/** Largest single Yjs update that a hub takes in one PUSH, bytes. */
export const MAX_UPDATE_BYTES = 1_900_000;

/** Client: open document `doc` as `channel`; `since` is the last server sequence held, 0 for none. */
export interface SubFrame {
  readonly type: 'sub';
  readonly channel: number;
  readonly doc: string;
  /** The server epoch under which `since` was given; empty for none. */
  readonly epoch: string;
  readonly since: number;
}
export interface UnsubFrame {
  readonly type: 'unsub';
  readonly channel: number;
}
/** Client: Yjs client `client` writes this device's log of `epoch` in this document. */
export interface WriterFrame {
  readonly type: 'writer';
  readonly channel: number;
  readonly client: number;
  readonly epoch: number;
}
/** Client: an update to commit. `ref` is the client's own number for it, returned by the ACK. */
export interface PushFrame {
  readonly type: 'push';
  readonly channel: number;
  readonly ref: number;
  readonly update: Uint8Array;
}
/**
 * Client, on channel 0: the last seal that it holds of each log of other tablets. A hub that holds
 * another entry in a seal's place has proof that the log was forked.
 */
export interface HeadsFrame {
  readonly type: 'heads';
  readonly channel: 0;
  readonly heads: readonly (LogRef & Seal)[];
}
/** Client, on channel 0: how far it is behind, so that head office never shows a total that pretends. */
export interface StatusFrame {
  readonly type: 'status';
  readonly channel: 0;
  readonly unsent: number;
  /** Milliseconds since 1970 of the oldest unsent entry; 0 for none. */
  readonly oldestUnsentAt: number;
  /** The device's own clock, ms since 1970. */
  readonly deviceTime: number;
}
/**
 * Server, first on a connection, channel 0; and again, naming one document alone, when a journal that
 * this tablet doesn't have open has grown.
 */
export interface WelcomeFrame {
  readonly type: 'welcome';
  readonly channel: 0;
  /** The version of the wire that this connection speaks. */
  readonly version: number;
  readonly serverTime: number;
  /** Journal documents the hub holds, newest first. */
  readonly docs: readonly JournalHeld[];
}
/** How a journal document stands at the hub. */
export interface JournalHeld {
  readonly doc: string;
  /** Its last sequence. */
  readonly head: number;
  /** Under which epoch that is, as {@link epochMark} says it. */
  readonly epoch: string;
  /** Entries of this tablet's own logs that it holds. Less than were acknowledged: the disk was lost. */
  readonly own: number;
}

/** As much of a document's epoch as tells it from any other. */
export const epochMark = (epoch: string): string => epoch.slice(0, 8);

/**
 * Server: subscribed. When `epoch` is not the one the client named, or `since` is above `head`,
 * `full` is set: the DATA that follow are the whole document, and the client sends its own whole
 * state back with a PUSH, so that neither side loses what the other held. When `since` is below
 * `base`, the first DATA is a snapshot through `base`; the client need send nothing.
 */
export interface SubbedFrame {
  readonly type: 'subbed';
  readonly channel: number;
  readonly epoch: string;
  readonly head: number;
  readonly base: number;
  readonly full: boolean;
}
/** Server: an update with its sequence. A long one comes in parts; `last` marks the end. */
export interface DataFrame {
  readonly type: 'data';
  readonly channel: number;
  readonly seq: number;
  readonly last: boolean;
  readonly bytes: Uint8Array;
}
/** Server: the PUSH `ref` is committed on disk as `seq`. */
export interface AckFrame {
  readonly type: 'ack';
  readonly channel: number;
  readonly ref: number;
  readonly seq: number;
}
export const NACK_CODES = [
  'malformed',
  'tooLarge',
  'unknownDoc',
  'forbidden',
  'unknownWriter',
  'gap',
  'notAppend',
  'storage',
  'quarantined',
  'revoked',
] as const;
export type NackCode = (typeof NACK_CODES)[number];
/**
 * Server: the PUSH or SUB `ref` on this channel is refused; nothing of it was kept. Two codes mean
 * otherwise, of a PUSH: `quarantined` and `revoked` were kept for people to look at, outside of the
 * journal; offering them again changes nothing.
 */
export interface NackFrame {
  readonly type: 'nack';
  readonly channel: number;
  readonly ref: number;
  readonly code: NackCode;
  readonly message: string;
}

export type Frame =
  | SubFrame
  | UnsubFrame
  | WriterFrame
  | PushFrame
  | StatusFrame
  | HeadsFrame
  | WelcomeFrame
  | SubbedFrame
  | DataFrame
  | AckFrame
  | NackFrame;

const TYPES = [
  'sub',
  'unsub',
  'writer',
  'push',
  'status',
  'welcome',
  'subbed',
  'data',
  'ack',
  'nack',
  'heads',
] as const satisfies readonly Frame['type'][];

/** Several frames as one binary message. */
export function encodeFrames(frames: readonly Frame[]): Uint8Array<ArrayBuffer> {
  const to = encoding.createEncoder();
  for (const frame of frames) {
    encoding.writeUint8(to, TYPES.indexOf(frame.type));
    encoding.writeVarUint(to, frame.channel);
    writePayload(to, frame);
  }
  return encoding.toUint8Array(to);
}

function writePayload(to: encoding.Encoder, frame: Frame): void {
  switch (frame.type) {
    case 'sub':
      encoding.writeVarString(to, frame.doc);
      encoding.writeVarString(to, frame.epoch);
      encoding.writeVarUint(to, frame.since);
      return;
    case 'unsub':
      return;
    case 'writer':
      encoding.writeVarUint(to, frame.client);
      encoding.writeVarUint(to, frame.epoch);
      return;
    case 'push':
      encoding.writeVarUint(to, frame.ref);
      encoding.writeVarUint8Array(to, frame.update);
      return;
    case 'status':
      encoding.writeVarUint(to, frame.unsent);
      encoding.writeVarUint(to, frame.oldestUnsentAt);
      encoding.writeVarUint(to, frame.deviceTime);
      return;
    case 'heads':
      encoding.writeVarUint(to, frame.heads.length);
      for (const { device, epoch, seq, version, head, signature } of frame.heads) {
        encoding.writeVarString(to, device);
        encoding.writeVarUint(to, epoch);
        encoding.writeVarUint(to, seq);
        encoding.writeVarUint(to, version);
        encoding.writeVarString(to, head);
        encoding.writeVarString(to, signature);
      }
      return;
    case 'welcome':
      encoding.writeVarUint(to, frame.version);
      encoding.writeVarUint(to, frame.serverTime);
      encoding.writeVarUint(to, frame.docs.length);
      for (const { doc, head, epoch, own } of frame.docs) {
        encoding.writeVarString(to, doc);
        encoding.writeVarUint(to, head);
        if (frame.version < 3) continue;
        encoding.writeVarString(to, epoch);
        encoding.writeVarUint(to, own);
      }
      return;
    case 'subbed':
      encoding.writeVarString(to, frame.epoch);
      encoding.writeVarUint(to, frame.head);
      encoding.writeVarUint(to, frame.base);
      encoding.writeUint8(to, frame.full ? 1 : 0);
      return;
    case 'data':
      encoding.writeVarUint(to, frame.seq);
      encoding.writeUint8(to, frame.last ? 1 : 0);
      encoding.writeVarUint8Array(to, frame.bytes);
      return;
    case 'ack':
      encoding.writeVarUint(to, frame.ref);
      encoding.writeVarUint(to, frame.seq);
      return;
    case 'nack':
      encoding.writeVarUint(to, frame.ref);
      encoding.writeVarString(to, frame.code);
      encoding.writeVarString(to, frame.message);
  }
}

/**
 * Reads a binary message.
 *
 * @returns its frames, or what is wrong with the bytes; one bad frame refuses the whole message.
 */
export function decodeFrames(message: Uint8Array): Result<readonly Frame[], string> {
  const frames: Frame[] = [];
  try {
    const from = decoding.createDecoder(message);
    while (decoding.hasContent(from)) {
      const tag = decoding.readUint8(from);
      const type = TYPES[tag];
      if (type === undefined) return err(`no frame has type ${tag}`);
      frames.push(readPayload(from, type, decoding.readVarUint(from)));
    }
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : 'not a message');
  }
  return ok(frames);
}

function readPayload(from: decoding.Decoder, type: Frame['type'], channel: number): Frame {
  switch (type) {
    case 'sub':
      return {
        type,
        channel,
        doc: decoding.readVarString(from),
        epoch: decoding.readVarString(from),
        since: decoding.readVarUint(from),
      };
    case 'unsub':
      return { type, channel };
    case 'writer':
      return {
        type,
        channel,
        client: decoding.readVarUint(from),
        epoch: decoding.readVarUint(from),
      };
    case 'push':
      return {
        type,
        channel,
        ref: decoding.readVarUint(from),
        update: decoding.readVarUint8Array(from),
      };
    case 'status':
      return {
        type,
        channel: 0,
        unsent: decoding.readVarUint(from),
        oldestUnsentAt: decoding.readVarUint(from),
        deviceTime: decoding.readVarUint(from),
      };
    case 'heads':
      return {
        type,
        channel: 0,
        heads: Array.from({ length: readLength(from) }, () => ({
          // Compared with what the hub has; a log that it doesn't know says nothing.
          device: decoding.readVarString(from) as DeviceId,
          epoch: decoding.readVarUint(from),
          seq: decoding.readVarUint(from),
          version: decoding.readVarUint(from),
          head: decoding.readVarString(from),
          signature: decoding.readVarString(from),
        })),
      };
    case 'welcome':
      return readWelcome(from);
    case 'subbed':
      return {
        type,
        channel,
        epoch: decoding.readVarString(from),
        head: decoding.readVarUint(from),
        base: decoding.readVarUint(from),
        full: decoding.readUint8(from) === 1,
      };
    case 'data':
      return {
        type,
        channel,
        seq: decoding.readVarUint(from),
        last: decoding.readUint8(from) === 1,
        bytes: decoding.readVarUint8Array(from),
      };
    case 'ack':
      return {
        type,
        channel,
        ref: decoding.readVarUint(from),
        seq: decoding.readVarUint(from),
      };
    case 'nack':
      return {
        type,
        channel,
        ref: decoding.readVarUint(from),
        code: readNackCode(from),
        message: decoding.readVarString(from),
      };
  }
}

function readWelcome(from: decoding.Decoder): WelcomeFrame {
  const version = decoding.readVarUint(from);
  return {
    type: 'welcome',
    channel: 0,
    version,
    serverTime: decoding.readVarUint(from),
    docs: Array.from({ length: readLength(from) }, () => ({
      doc: decoding.readVarString(from),
      head: decoding.readVarUint(from),
      epoch: version < 3 ? '' : decoding.readVarString(from),
      own: version < 3 ? 0 : decoding.readVarUint(from),
    })),
  };
}

/** A list's length, refused when the message is too short to hold so many. */
function readLength(from: decoding.Decoder): number {
  const length = decoding.readVarUint(from);
  if (length > from.arr.length - from.pos) throw new Error('a list is longer than its message');
  return length;
}

function readNackCode(from: decoding.Decoder): NackCode {
  const code = decoding.readVarString(from);
  const known = NACK_CODES.find((candidate) => candidate === code);
  if (known === undefined) throw new Error(`no refusal has code ${code}`);
  return known;
}
