import type { DataFrame, SubbedFrame, SubFrame } from '#domain/wire/frames.ts';

/** A document open on this connection. */
export interface Channel {
  readonly id: number;
  readonly doc: string;
  /** Null until the server answered. */
  subbed: SubbedFrame | null;
  /** The last server sequence taken in. */
  since: number;
  /** Parts of an update that isn't whole yet. */
  readonly parts: Uint8Array[];
  /** Yjs clients announced as this device's writers. */
  readonly writers: Set<number>;
}

/** An update of a document as the server sent it. */
export interface Received {
  readonly channel: Channel;
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface Channels {
  readonly byDoc: (doc: string) => Channel | undefined;
  readonly byId: (id: number) => Channel | undefined;
  readonly all: () => readonly Channel[];
  /** @returns the frame that asks for it. */
  readonly open: (
    doc: string,
    from: { readonly epoch: string; readonly since: number },
  ) => SubFrame;
  readonly close: (doc: string) => void;
  /** The document of a channel that was closed. */
  readonly left: (id: number) => string | undefined;
}

/** The channels of one connection: numbers for document names, given out by the tablet. */
export function createChannels(): Channels {
  const byDoc = new Map<string, Channel>();
  const byId = new Map<number, Channel>();
  const left = new Map<number, string>();
  let next = 1;
  return {
    byDoc: (doc) => byDoc.get(doc),
    byId: (id) => byId.get(id),
    all: () => [...byDoc.values()],
    left: (id) => left.get(id),
    open(doc, { epoch, since }) {
      const channel: Channel = {
        id: next,
        doc,
        subbed: null,
        since,
        parts: [],
        writers: new Set(),
      };
      next += 1;
      byDoc.set(doc, channel);
      byId.set(channel.id, channel);
      return { type: 'sub', channel: channel.id, doc, epoch, since };
    },
    close(doc) {
      const channel = byDoc.get(doc);
      if (!channel) return;
      byDoc.delete(doc);
      byId.delete(channel.id);
      left.set(channel.id, doc);
    },
  };
}

/** Joins the parts of long updates. @returns the update when `frame` was its last part. */
export function gather(channel: Channel, frame: DataFrame): Received | null {
  if (frame.last && channel.parts.length === 0) {
    return { channel, seq: frame.seq, bytes: frame.bytes };
  }
  channel.parts.push(frame.bytes);
  if (!frame.last) return null;
  const parts = channel.parts.splice(0);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return { channel, seq: frame.seq, bytes };
}
