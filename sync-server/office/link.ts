import type { ChainId, DeviceId, StoreId } from '#domain/kernel/ids.ts';

/** What a hub and its chain's office say to each other. */

/** Handed to a hub that shows a token the office has signed: who it is, and how to check tokens. */
export interface HubGrant {
  readonly chain: ChainId;
  readonly store: StoreId;
  /** What tokens are signed with, base64url. */
  readonly secret: string;
}

/** Something that the office has not taken yet. */
export interface OutboxRow {
  readonly id: number;
  /** `entries`: tuples of `log` as JSON; `register`: a Yjs update. */
  readonly kind: 'entries' | 'register';
  readonly doc: string;
  /** Name of the log; empty for a register. */
  readonly log: string;
  readonly body: Uint8Array;
}

/** A tablet's last word on how far it is behind. Times in ms since 1970. */
export interface PresenceRow {
  readonly device: string;
  readonly connected: boolean;
  readonly contactAt: number;
  readonly unsent: number;
  readonly oldestUnsentAt: number;
}

/** From hub to office, in order and without a gap in the rows' numbers: by a gap the office sees that it lacks something. */
export interface HubBatch {
  /** The hub's life: a new one where its storage was lost, so that its row ids begin again. */
  readonly instance: string;
  readonly rows: readonly OutboxRow[];
  readonly presence: readonly PresenceRow[];
}

/** From office to hub: what it lacks of the registers and the directory. */
export interface PullRequest {
  readonly instance: string;
  /** The office's sequence that the hub has, by document. */
  readonly cursors: Readonly<Record<string, number>>;
  readonly directoryEpoch: string;
  readonly directorySince: number;
}

/** Whether a tablet is for trading alone since it was last switched, ms since 1970. */
export interface SwitchedDevice {
  readonly device: DeviceId;
  readonly at: number;
  readonly tillOnly: boolean;
}

/** From office to hub: what it lacks of the registers and the directory. */
export interface PullAnswer {
  readonly updates: readonly {
    readonly doc: string;
    readonly seq: number;
    readonly bytes: Uint8Array;
  }[];
  /** The office's sequence that the hub has after these, by document. */
  readonly cursors: Readonly<Record<string, number>>;
  readonly directoryEpoch: string;
  /** Each row is the JSON of a DirectoryRow. */
  readonly directory: readonly {
    readonly id: string;
    readonly seq: number;
    readonly row: string;
  }[];
  /** The store's tablets that were shut out. */
  readonly revoked: readonly DeviceId[];
  /** The store's tablets that were switched since they joined. */
  readonly switched: readonly SwitchedDevice[];
  /** Whether there is more to ask for. */
  readonly more: boolean;
}

/** Whose update it is, in the office: not sent back to it. */
export const originOf = (store: StoreId, instance: string): string => `${store}/${instance}`;
