import type { BusinessDate } from '../kernel/business-date.ts';
import type { Fen } from '../kernel/fen.ts';
import type { ChainId, DeviceId, StaffId, StoreId, TabId } from '../kernel/ids.ts';
import type { AccountTender, MoneyTender } from '../payments/entries.ts';
import type { Takings } from '../reports/takings.ts';
import type { PinHash } from '../staff/records.ts';
import type { TabState } from '../tabs/state.ts';

/**
 * HTTP between a tablet and the server. All bodies are JSON; a refusal is
 * `{ error: { code, message } }` with a 4xx status. Paths marked (token) want
 * `Authorization: Bearer <token>`.
 */
export interface ApiError {
  readonly error: { readonly code: ApiErrorCode; readonly message: string };
}

export const API_ERROR_CODES = [
  'malformed',
  'unauthorised',
  'forbidden',
  'notFound',
  'codeUnknown',
  'codeExpired',
  'tooManyTries',
  'revoked',
  'demoOnly',
  'internal',
] as const;
export type ApiErrorCode = (typeof API_ERROR_CODES)[number];

/** What a tablet needs to be one of a store's. */
export interface DeviceGrant {
  readonly chain: ChainId;
  readonly store: StoreId;
  readonly storeName: string;
  readonly device: DeviceId;
  /** The till's letter (A, B, … Z, AA), unique in the store. */
  readonly till: string;
  /** This tablet's block of member numbers (MEM-1): 1 … 9999, unique in the chain. */
  readonly block: number;
  readonly demo: boolean;
  /**
   * Set for a tablet that is for trading alone: the server takes nothing of the chain's register from
   * it, which holds prices, tariffs, staff and roles.
   */
  readonly tillOnly?: true;
  /**
   * What the chain's PINs are hashed with, 32 bytes in base64url; absent for a chain without one. In
   * no register: the tablet keeps it as a key that scripts can't read.
   */
  readonly pinSecret?: string;
}

/** A public key as JWK: ECDSA P-256. */
export interface PublicKeyJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** POST /api/chains → 201 DeviceGrant. Makes a chain with one store, its owner and this device. */
export interface NewChainRequest {
  readonly chainName: string;
  readonly store: {
    readonly name: string;
    readonly timeZone: string;
    readonly closeoutMinute: number;
  };
  readonly owner: { readonly id: StaffId; readonly name: string; readonly pin: PinHash };
  /** Made by the first tablet, which has hashed its owner's PIN with it; handed to all that join. */
  readonly pinSecret?: string;
  readonly device: { readonly name: string; readonly key: PublicKeyJwk };
  /** Language of the names that the chain's first roles get; `zh-CN` when absent. */
  readonly locale?: 'zh-CN' | 'zh-TW' | 'en';
}

/**
 * POST /api/demo → 201 DeviceGrant. Makes a demo chain of three stores with thirty past days; the
 * device joins the first. The history may still be growing when it answers.
 */
export interface NewDemoRequest {
  readonly device: { readonly name: string; readonly key: PublicKeyJwk };
  /** Language of the demo's names. */
  readonly locale: 'zh-CN' | 'zh-TW' | 'en';
}

/** POST /api/chains/:chain/stores (token) → 201 NewStore. A further store of the chain. */
export interface NewStoreRequest {
  readonly name: string;
  readonly timeZone: string;
  readonly closeoutMinute: number;
}

/** The store made; its first tablet joins with a code for it. */
export interface NewStore {
  readonly store: StoreId;
}

/**
 * POST /api/codes (token) {@link NewCodeRequest} → 201. A one-time code for a further tablet,
 * short-lived.
 */
export interface EnrolmentCode {
  /** Eight characters without look-alikes, as in `K7QF29MD`. */
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface NewCodeRequest {
  readonly store: StoreId;
  /**
   * Whether the tablet is for trading alone ({@link DeviceGrant}); absent for one that may write
   * everything. A code that such a tablet asks for is for another of its kind, whatever this says.
   */
  readonly tillOnly?: boolean;
}

/** POST /api/devices → 201 DeviceGrant. Enrols with a one-time code. */
export interface EnrolRequest {
  readonly code: string;
  readonly device: { readonly name: string; readonly key: PublicKeyJwk };
}

/** POST /api/challenges `{ chain, device }` → 200. What to sign for a token. */
export interface Challenge {
  readonly nonce: string;
}

/** POST /api/tokens `{ chain, device, nonce, signature }` → 200. Signature over `tokenText(nonce)`. */
export interface DeviceToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Set for a tablet that is for trading alone now, whatever it was when it joined. */
  readonly tillOnly?: true;
}

/**
 * GET /api/chains/:chain/stores (token) → 200 `{ stores: StoreFreshness[] }`: how old each store's
 * data are.
 */
export interface StoreFreshness {
  readonly store: StoreId;
  readonly name: string;
  /** When an entry or a sign of life of the store last reached the office, ms since 1970; 0 never. */
  readonly lastContactAt: number;
  /** When the newest entry reached the office. */
  readonly lastEntryAt: number;
  readonly entries: number;
  /** When the store's hub last woke from sleep; 0 when it doesn't answer. */
  readonly hubAwakeSince: number;
  readonly devices: readonly DeviceFreshness[];
}

export interface DeviceFreshness {
  readonly device: DeviceId;
  readonly name: string;
  readonly till: string;
  readonly connected: boolean;
  readonly lastContactAt: number;
  /** Entries that the device said it had not sent yet, at its last contact. */
  readonly unsent: number;
  /** ms since 1970 of the oldest of them; 0 for none. */
  readonly oldestUnsentAt: number;
  /** When it was shut out, ms since 1970; 0 for a tablet that wasn't. */
  readonly revokedAt: number;
  /** Whether it is for trading alone. */
  readonly tillOnly: boolean;
}

/**
 * GET /api/chains/:chain/devices (token) → 200 `{ devices: DeviceKey[] }`: by what keys the chain's
 * tablets sign. A tablet keeps the first key that it hears of another.
 */
export interface DeviceKey {
  readonly device: DeviceId;
  readonly key: PublicKeyJwk;
}

/**
 * POST /api/chains/:chain/devices/:device/revocation (token) → 204. Shuts a tablet out: its tokens
 * are refused at once, and what its store's hub had not counted of its logs by then goes into
 * quarantine. Refused for the tablet that asks, and where `staff` lacks the right to devices.
 */
export interface RevocationRequest {
  /** Who asks for it, as signed in on the tablet that sends this. */
  readonly staff: StaffId;
}

/**
 * POST /api/chains/:chain/devices/:device/scope (token) → 204. From now on the tablet is for trading
 * alone, or may write everything ({@link DeviceGrant}); it hears of it with its next token. Refused
 * for the tablet that asks, from one that is for trading alone, and where `staff` lacks the right to
 * devices: so one that may write everything is always left.
 */
export interface ScopeRequest {
  /** Who asks for it, as signed in on the tablet that sends this. */
  readonly staff: StaffId;
  readonly tillOnly: boolean;
}

/** Why entries stand outside of the journal. */
export const QUARANTINE_REASONS = ['wrongHash', 'wrongSignature', 'forked', 'revoked'] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** A seal that a device signed: the proof of what it once said its log was. */
export interface SignedHead {
  readonly seq: number;
  readonly head: string;
  readonly signature: string;
}

/**
 * GET /api/stores/:store/quarantine (token of the store) → 200 `{ entries: QuarantinedEntries[] }`,
 * newest first: what a hub kept outside of the journal, for people to look at.
 */
export interface QuarantinedEntries {
  readonly id: number;
  readonly device: DeviceId;
  /** ms since 1970, by the hub's clock. */
  readonly at: number;
  readonly doc: string;
  /** Name of the log, as in `log:<device>:<epoch>`; empty where none could be read. */
  readonly log: string;
  readonly firstSeq: number;
  readonly entries: number;
  /** The first of them. Nothing here is proved: who and when are what the tablet said. */
  readonly facts: readonly {
    readonly seq: number;
    readonly type: string;
    readonly actor: string;
    readonly at: number;
  }[];
  readonly reason: QuarantineReason;
  /** Of a fork: what the device signed of the branch that stands, and of the other. */
  readonly heads: { readonly held: SignedHead; readonly other: SignedHead } | null;
}

/** GET /api/chains/:chain/takings?from=YYYY-MM-DD&to=YYYY-MM-DD (token) → 200. */
export interface ChainTakings {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  /** One per store and business date that had trade. */
  readonly days: readonly {
    readonly store: StoreId;
    readonly date: BusinessDate;
    readonly takings: Takings;
    /** Tabs not settled yet, and what they come to so far (without running time). */
    readonly openTabs: number;
  }[];
  /** Money for members' accounts on those dates: taken or given, but no revenue (PAY-12). */
  readonly prepaid: readonly PrepaidLine[];
}

export interface PrepaidLine {
  readonly store: StoreId;
  readonly date: BusinessDate;
  readonly for: AccountTender['for'];
  readonly tenderType: MoneyTender;
  readonly count: number;
  /** Taken less given. */
  readonly fen: Fen;
}

/**
 * GET /api/chains/:chain/tabs?store=&from=&to=&[hour=|room=|item=|tender=|staff=]&cursor= (token)
 * → 200. The tabs behind a figure, newest first.
 */
export interface TabList {
  readonly tabs: readonly TabSummary[];
  /** Pass as `cursor` for more; empty at the end. */
  readonly next: string;
}

export interface TabSummary {
  readonly tab: TabId;
  readonly store: StoreId;
  readonly date: BusinessDate;
  readonly roomName: string;
  readonly receipt: string;
  readonly settledAt: number;
  readonly dueFen: number;
  readonly staff: StaffId;
}

/** GET /api/chains/:chain/tabs/:store/:tab (token) → 200: the tab as folded by the office. */
export interface TabDetail {
  readonly store: StoreId;
  readonly tab: TabState;
}

/**
 * Rows of the member directory: payload of DATA on the document `directory/<chain>`, JSON in UTF-8.
 * `seq` of the frame is the cursor.
 */
export interface DirectoryRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly home: StoreId;
  readonly status: 'active' | 'merged' | 'erased';
  /** Id of the tier, which sets the floor limits; absent for none. */
  readonly tier?: string;
}

/** The WebSocket: GET /api/stores/:store/socket, subprotocols `encore.3` and `token.<token>`. */
export const socketPath = (store: StoreId): string => `/api/stores/${store}/socket`;
