import { isId, type DeviceId } from '#domain/kernel/ids.ts';
import * as v from 'valibot';

/** A tablet's connection. */
export interface Session {
  readonly id: string;
  readonly device: DeviceId;
  /** Of the wire that it speaks. */
  readonly version: number;
  /** Whether the tablet is for trading alone, by its token (HUB-32). */
  tillOnly: boolean;
  readonly socket: WebSocket;
  /** Document by channel. */
  readonly channels: Map<number, number>;
  /** Channels that haven't had all rows of members' accounts yet: the cursor through which they have. */
  readonly behind: Map<number, number>;
}

export interface Sessions {
  accept(socket: WebSocket, who: Pick<Session, 'device' | 'version' | 'tillOnly'>): Session;
  of(socket: WebSocket): Session | null;
  all(): readonly Session[];
  subscribe(session: Session, channel: number, doc: number): void;
  unsubscribe(session: Session, channel: number): void;
  /** Open channels on a document. */
  subscribers(doc: number): readonly { readonly session: Session; readonly channel: number }[];
  /** Whether the tablet is for trading alone, otherwise than its token said. */
  setScope(session: Session, tillOnly: boolean): void;
  forget(session: Session): void;
}

/**
 * The open sockets. Who is at the other end lies in the socket's attachment and its channels in
 * SQLite, so that both are there again when the hub wakes for a message on the same socket.
 */
export function createSessions(ctx: DurableObjectState): Sessions {
  const { sql } = ctx.storage;
  const known = new Map<WebSocket, Session>();
  for (const socket of ctx.getWebSockets()) revive(socket);
  dropOrphans();

  function revive(socket: WebSocket): Session | null {
    const attachment = v.safeParse(attachmentSchema, socket.deserializeAttachment());
    if (!attachment.success) return null;
    const { id, device, version, tillOnly } = attachment.output;
    const rows = sql
      .exec<{ channel: number; doc: number }>(
        'SELECT channel, doc FROM channels WHERE socket = ?',
        id,
      )
      .toArray();
    const session: Session = {
      id,
      // The schema has checked it.
      device: device as DeviceId,
      version,
      tillOnly,
      socket,
      channels: new Map(rows.map(({ channel, doc }) => [channel, doc])),
      behind: new Map(),
    };
    known.set(socket, session);
    return session;
  }

  /** Channels of sockets that ended with the process. */
  function dropOrphans(): void {
    const alive = new Set([...known.values()].map(({ id }) => id));
    const stored = sql.exec<{ socket: string }>('SELECT DISTINCT socket FROM channels').toArray();
    for (const { socket } of stored) {
      if (!alive.has(socket)) sql.exec('DELETE FROM channels WHERE socket = ?', socket);
    }
  }

  return {
    accept(socket, who) {
      const id = crypto.randomUUID();
      ctx.acceptWebSocket(socket, [who.device]);
      socket.serializeAttachment({ id, ...who });
      const session: Session = {
        id,
        ...who,
        socket,
        channels: new Map(),
        behind: new Map(),
      };
      known.set(socket, session);
      return session;
    },
    of: (socket) => known.get(socket) ?? revive(socket),
    all: () => [...known.values()],
    subscribe(session, channel, doc) {
      session.channels.set(channel, doc);
      sql.exec(
        `INSERT INTO channels (socket, channel, doc) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET doc = excluded.doc`,
        session.id,
        channel,
        doc,
      );
    },
    unsubscribe(session, channel) {
      session.channels.delete(channel);
      session.behind.delete(channel);
      sql.exec('DELETE FROM channels WHERE socket = ? AND channel = ?', session.id, channel);
    },
    subscribers(doc) {
      const found: { session: Session; channel: number }[] = [];
      for (const session of known.values()) {
        for (const [channel, id] of session.channels)
          if (id === doc) found.push({ session, channel });
      }
      return found;
    },
    setScope(session, tillOnly) {
      const { id, device, version } = session;
      session.tillOnly = tillOnly;
      session.socket.serializeAttachment({ id, device, version, tillOnly });
    },
    forget(session) {
      known.delete(session.socket);
      sql.exec('DELETE FROM channels WHERE socket = ?', session.id);
    },
  };
}

const attachmentSchema = v.object({
  id: v.string(),
  device: v.pipe(v.string(), v.check(isId)),
  version: v.number(),
  tillOnly: v.optional(v.boolean(), false),
});
