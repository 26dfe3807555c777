import type { RandomBytes } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { Database } from './database.ts';

/** What the engine hears of a socket that it opened. */
export interface SocketEvents {
  readonly onOpen: () => void;
  readonly onMessage: (message: Uint8Array | string) => void;
  /** Once, however it ended; after it nothing more is heard. */
  readonly onClose: () => void;
}

export interface Socket {
  readonly send: (message: Uint8Array<ArrayBuffer> | string) => void;
  readonly close: () => void;
}

/**
 * Everything outside that the engine touches: disk, clock, randomness, timers, network. A browser's
 * are in `browser-ports.ts`; tests and simulations bring their own, many to a process.
 */
export interface EnginePorts {
  /** Strict durability: a transaction that resolved is on the disk. */
  readonly database: Database;
  /** The same tables by a second connection of relaxed durability, for what the server has anyway. */
  readonly relaxed: Database;
  /** The device's own clock, right or wrong. */
  readonly now: () => Instant;
  readonly random: RandomBytes;
  readonly subtle: SubtleCrypto;
  /** Runs `task` once after `ms` milliseconds; returns what cancels it. */
  readonly after: (ms: number, task: () => void) => () => void;
  /** `path` is of the server that served the app, as in `/api/tokens`. */
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly openSocket: (path: string, protocols: readonly string[], events: SocketEvents) => Socket;
  /** Calls back when the browser thinks it has a network again; returns what ends it. */
  readonly onNetwork: (back: () => void) => () => void;
  /** What the browser needs before the first write of a start; see new-log.ts. */
  readonly beforeWriting: () => Promise<void>;
  readonly persisted: () => Promise<boolean>;
  readonly persist: () => Promise<boolean>;
  readonly estimate: () => Promise<{ readonly usage: number; readonly quota: number }>;
}
