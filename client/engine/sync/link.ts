import { present } from '#domain/kernel/assert.ts';
import { decodeFrames, encodeFrames, WIRE_PROTOCOL, type Frame } from '#domain/wire/frames.ts';
import { socketPath } from '#domain/wire/api.ts';
import type { Core } from '../core.ts';
import { noteRevoked } from '../identity/revoked.ts';
import type { TokenSource } from '../identity/token.ts';
import type { Socket } from '../ports.ts';

const PING_MS = 20_000;
/** Silence after a ping that means the line is dead, ms. */
const SILENCE_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

export interface LinkEvents {
  /** Frames of one message, in order. */
  readonly onFrames: (frames: readonly Frame[], send: Send) => void;
  readonly onLost: () => void;
}
export type Send = (frames: readonly Frame[]) => void;

export interface Link {
  readonly start: () => void;
  readonly stop: () => void;
  /** Drops the connection, if any, and makes a new one at once. */
  readonly again: () => void;
  /** Drops the connection and makes a new one after `ms`. */
  readonly pause: (ms: number) => void;
}

/**
 * Keeps a WebSocket to the store's hub: again after every loss, sooner when the browser says that
 * the network is back, with pauses that grow and differ between tablets so that a store of them
 * doesn't fall upon a server that just came up. A ping tells a dead line from a quiet one.
 */
export function createLink(core: Core, token: TokenSource, events: LinkEvents): Link {
  const { ports, status } = core;
  let socket: Socket | null = null;
  let attempt = 0;
  let isRunning = false;
  // Each connection has a number; whatever comes late of an earlier one is not heard.
  let current = 0;
  let cancelTimer = (): void => undefined;
  let endNetwork = (): void => undefined;

  const after = (ms: number, task: () => void): void => {
    cancelTimer();
    cancelTimer = ports.after(ms, task);
  };
  const lost = (): void => {
    current += 1;
    socket = null;
    const wasUp = status.get().link === 'online';
    status.set({ link: 'offline', ...(wasUp ? { offlineSince: ports.now() } : {}) });
    if (status.get().offlineSince === 0) status.set({ offlineSince: ports.now() });
    events.onLost();
    if (!isRunning) return;
    after(retryMs(attempt, present(ports.random(1)[0], 'a random byte')), () => void connect());
    attempt += 1;
  };
  const drop = (): void => {
    const dropped = socket;
    lost();
    dropped?.close();
  };
  const watch = (): void => {
    after(PING_MS, () => {
      socket?.send('ping');
      after(SILENCE_MS, drop);
    });
  };
  const connect = async (): Promise<void> => {
    current += 1;
    const mine = current;
    const { memory } = core;
    if (!isRunning || !memory || core.isSuperseded) return;
    status.set({ link: 'connecting' });
    // A second failure in a row may be the token's.
    const given = await token(attempt > 1);
    if (mine !== current) return;
    if (!given.ok && given.error.kind === 'refused' && given.error.code === 'revoked') {
      // Asking again would change nothing; a person has to.
      isRunning = false;
      lost();
      return void noteRevoked(core);
    }
    if (!given.ok) return lost();
    const protocols = [WIRE_PROTOCOL, `token.${given.value}`];
    // A connection that neither opens nor fails is given up.
    after(SILENCE_MS, drop);
    socket = ports.openSocket(socketPath(memory.identity.store), protocols, {
      onOpen: () => undefined,
      onClose: () => {
        if (mine === current) lost();
      },
      onMessage: (message) => {
        if (mine !== current) return;
        watch();
        if (typeof message === 'string') return;
        const frames = decodeFrames(message);
        if (!frames.ok) return drop();
        if (frames.value.some((frame) => frame.type === 'welcome')) attempt = 0;
        events.onFrames(frames.value, (out) => {
          if (mine === current && out.length > 0) socket?.send(encodeFrames(out));
        });
      },
    });
  };
  const again = (): void => {
    attempt = 0;
    const dropped = socket;
    socket = null;
    if (dropped) {
      current += 1;
      events.onLost();
      dropped.close();
    }
    if (isRunning) void connect();
  };
  return {
    start() {
      if (isRunning) return;
      isRunning = true;
      endNetwork = ports.onNetwork(() => {
        if (status.get().link === 'offline') again();
      });
      void connect();
    },
    stop() {
      isRunning = false;
      endNetwork();
      const dropped = socket;
      lost();
      cancelTimer();
      dropped?.close();
    },
    again,
    pause(ms) {
      drop();
      if (isRunning) after(ms, () => void connect());
    },
  };
}

/** 0.5 s, doubled each time up to 10 s, and between half and all of that by `random` (0–255). */
export const retryMs = (attempt: number, random: number): number => {
  const full = Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempt, 10), LONGEST_RETRY_MS);
  return Math.round(full * (0.5 + random / 510));
};
