import type { Command } from '#domain/commands/command.ts';
import type { MemberView } from '#domain/commands/context.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type {
  ChainId,
  DeviceId,
  MemberId,
  PrinterId,
  PrintJobId,
  StaffId,
  StoreId,
} from '#domain/kernel/ids.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { PrintOutcome } from '#domain/printing/entries.ts';
import type { PrinterState } from '#domain/printing/records.ts';
import type { CollectionName, Collections } from '#domain/registers/registers.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { ApiErrorCode, EnrolmentCode } from '#domain/wire/api.ts';
import type { NackCode } from '#domain/wire/frames.ts';
import type { PrinterAddress, PrinterAddressRequest } from '#domain/wire/prints.ts';

/** Who this tablet is; null before first run. */
export interface DeviceIdentity {
  readonly chain: ChainId;
  readonly store: StoreId;
  readonly storeName: string;
  readonly device: DeviceId;
  readonly deviceName: string;
  readonly till: string;
  /** Block of member numbers that only this tablet gives (MEM-1). */
  readonly block: number;
  readonly demo: boolean;
  /** Set for a tablet that is for trading alone: prices, tariffs, staff and roles are not edited here. */
  readonly tillOnly?: true;
}

/** What the status line shows. Never rosier than the truth. */
export interface EngineStatus {
  readonly identity: DeviceIdentity | null;
  /** Today by the store's day clock; null before first run. */
  readonly date: BusinessDate | null;
  readonly staff: StaffId | null;
  readonly link: 'online' | 'connecting' | 'offline';
  /** ms since 1970 of the last message from the server; 0 never. */
  readonly lastContactAt: number;
  /** When the link was lost, ms since 1970; 0 while online. */
  readonly offlineSince: number;
  /** Entries and edits that the server has not acknowledged, or has lost since. */
  readonly unsent: number;
  readonly oldestUnsentAt: number;
  /** Device clock − server clock, ms; null before the first contact. */
  readonly clockOffsetMs: number | null;
  /**
   * What to take from the device's clock for the time that facts bear, ms: the offset where it is
   * more than a few seconds, else 0. Screens show and send `Date.now() - clockCorrectionMs`.
   */
  readonly clockCorrectionMs: number;
  readonly storage: {
    readonly persisted: boolean;
    readonly usageBytes: number;
    readonly quotaBytes: number;
  };
  /** Set when a write was refused; the till stops taking commands until it is cleared by a good one. */
  readonly storageError: string | null;
  /** Entries from a newer version, set aside. */
  readonly unknownEntries: number;
  /** Documents whose stored bytes don't match their seals, set aside and fetched again. */
  readonly quarantined: readonly string[];
  /** Names of other tablets' logs of which something was forged: it stays, and counts for nothing. */
  readonly distrusted: readonly string[];
  /** When the server shut this tablet out, ms since 1970 by the device's clock; 0 while it is let in. */
  readonly revokedAt: number;
  /** Days still being fetched after joining. */
  readonly catchingUpDays: number;
  /** What the server would not take; it is kept here and offered again soon. */
  readonly pushRefused: {
    readonly doc: string;
    readonly code: NackCode;
    readonly message: string;
  } | null;
}

/** Why the engine could not do it; a refusal by the rules is {@link Refusal}. */
export type EngineFailure =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The disk refused (quota, broken): nothing of the command was kept. */
  | { readonly kind: 'storage'; readonly message: string }
  /** The approver's PIN was not right (STAFF-2). */
  | { readonly kind: 'approval'; readonly refusal: SignInRefusal }
  /** No store yet, still loading, or another tab of this tablet became the till. */
  | { readonly kind: 'notReady' };

export interface RunOutcome {
  /** Ids that the command made, for the screen to go to. */
  readonly tab?: string;
  readonly order?: string;
  readonly shift?: string;
  readonly receipt?: string;
}

/** A manager's approval on the same tablet (STAFF-2). */
export interface Approval {
  readonly staff: StaffId;
  readonly pin: string;
}

export type SignInRefusal =
  | { readonly code: 'wrongPin'; readonly triesLeft: number }
  /** Too many tries: `until` is ms since 1970. */
  | { readonly code: 'locked'; readonly until: number }
  | { readonly code: 'noPin' }
  | { readonly code: 'unknownStaff' };

export type ApiFailure =
  | { readonly kind: 'offline' }
  /** There is a line, but no answer came in time; whether the server did it isn't known. */
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'refused'; readonly code: ApiErrorCode; readonly message: string };

export interface StartChainInput {
  readonly chainName: string;
  readonly storeName: string;
  readonly timeZone: string;
  readonly closeoutMinute: number;
  readonly ownerName: string;
  readonly ownerPin: string;
  readonly deviceName: string;
}

/** A write of register records; records are taken whole, the fields that differ are written. */
export interface RecordEdit<Name extends CollectionName = CollectionName> {
  readonly collection: Name;
  readonly record: Collections[Name];
}

export type EditFailure =
  | { readonly kind: 'rightMissing' }
  /** The tablet is for trading alone; another one may. */
  | { readonly kind: 'tillOnly' }
  /** A rule refused a record, as a tariff whose bands leave a gap (TAR-1). Nothing was written. */
  | {
      readonly kind: 'invalid';
      readonly index: number;
      readonly field: string;
      readonly code: string;
      readonly values: Readonly<Record<string, string | number>>;
    }
  | { readonly kind: 'storage'; readonly message: string };

/**
 * The engine, as the screens see it. It lives in a worker; screens call it through Comlink and read
 * the tables of `database.ts` by live query. No screen touches Yjs.
 */
export interface EngineApi {
  status(): Promise<EngineStatus>;
  /** Calls back at once and at every change; returns what ends it. */
  onStatus(callback: (status: EngineStatus) => void): Promise<() => void>;

  tryDemo(locale: 'zh-CN' | 'zh-TW' | 'en'): Promise<Result<DeviceIdentity, ApiFailure>>;
  startChain(input: StartChainInput): Promise<Result<DeviceIdentity, ApiFailure>>;
  joinWithCode(code: string, deviceName: string): Promise<Result<DeviceIdentity, ApiFailure>>;
  /** A one-time code for a further tablet of this store or another of the chain. */
  makeCode(store: StoreId, tillOnly: boolean): Promise<Result<EnrolmentCode, ApiFailure>>;
  /** Shuts another tablet of the chain out, as who is signed in here. */
  revokeDevice(device: DeviceId): Promise<Result<void, ApiFailure>>;
  /** Makes another tablet one for trading alone, or lets it write everything; from one that may. */
  switchScope(device: DeviceId, tillOnly: boolean): Promise<Result<void, ApiFailure>>;
  /**
   * Forgets this store: device identity, documents, rows. Refused while entries are unsent, with
   * their number; the demo may always be left, and so may a tablet that was shut out.
   */
  leaveStore(): Promise<Result<void, { readonly unsent: number }>>;
  /** All unsent entries as an encrypted file (AES-GCM, key from `password` by PBKDF2). */
  exportUnsent(password: string): Promise<Uint8Array>;

  signIn(staff: StaffId, pin: string): Promise<Result<void, SignInRefusal>>;
  signOut(): Promise<void>;
  /** A PIN as it is kept, for staff settings. */
  hashPin(pin: string): Promise<Collections['staff']['pin']>;

  /** Resolves once the facts are durable; nothing is shown as done before. */
  run(command: Command, approval?: Approval): Promise<Result<RunOutcome, EngineFailure>>;
  /**
   * All of the edits in one transaction, or none. The profile of a member whom nobody here has heard
   * of comes with the fact that they became one.
   */
  edit(edits: readonly RecordEdit[]): Promise<Result<void, EditFailure>>;
  /** Numbers that no other device can give (MEM-1), used up once they are told. */
  nextMemberNumbers(count: number): Promise<readonly string[]>;
  newId(): Promise<string>;

  /** PAY-6: takes the settlement lock of a tab. False with the holder while another tablet has it. */
  lockTab(tab: string): Promise<{ readonly locked: boolean; readonly holder: StaffId | null }>;
  unlockTab(tab: string): Promise<void>;

  /**
   * A member's money as a command would find it now: what is settled, what is expected with what
   * isn't, what this till may go beyond that. Null before the store's registers have come. Ask again
   * when the member's row of the table `accounts` changes.
   */
  tillView(member: MemberId): Promise<MemberView | null>;
  /** GET of the server's API with this device's token, as JSON. */
  fetchJson(path: string): Promise<Result<unknown, ApiFailure>>;
  /** Tabs of a closed date, read from its segment; null when the day isn't on this tablet. */
  loadDay(date: BusinessDate): Promise<readonly TabState[] | null>;
  /**
   * How a copy ended, as the spooler of its printer saw it; also while nobody is signed in. Told twice
   * it counts once, and so do the three after it.
   */
  printEnded(
    job: PrintJobId,
    copy: number,
    printer: PrinterId,
    outcome: PrintOutcome,
  ): Promise<Result<void, EngineFailure>>;
  /**
   * Nobody can say whether the copy came out: the next one, headed REPRINT, takes its place in
   * `printQueue` in the same transaction. A drawer's kick isn't repeated: it ends as `unknown`, and
   * `copy` is the one given.
   */
  printUncertain(
    job: PrintJobId,
    copy: number,
  ): Promise<Result<{ readonly copy: number }, EngineFailure>>;
  /** The copy, of which nothing was sent, goes to another printer. */
  printMoved(
    job: PrintJobId,
    copy: number,
    printer: PrinterId,
  ): Promise<Result<void, EngineFailure>>;
  /** What one of this device's printers is like now; the store's other tablets hear of it. */
  printerState(printer: PrinterId, state: PrinterState): Promise<void>;
  /** A new address for a network printer to ask for its jobs, told once; the former one ends. */
  printerAddress(
    printer: PrinterId,
    kind: PrinterAddressRequest['kind'],
  ): Promise<Result<PrinterAddress, ApiFailure>>;
  /** A network printer asks in vain from now on. */
  endPrinterAddress(printer: PrinterId): Promise<Result<void, ApiFailure>>;
  /** Asks the browser to keep the storage; true when it said yes. */
  persistStorage(): Promise<boolean>;
  findMembers(query: string, limit: number): Promise<readonly MemberHit[]>;
  /**
   * Fetches a member's whole profile into the `registers` rows (collection `members`) and keeps it
   * fresh. Null while it isn't on this tablet and the server can't be reached: the `members` row
   * still has number, name and phone.
   */
  openMember(member: MemberId): Promise<Collections['members'] | null>;
}

export interface MemberHit {
  readonly id: MemberId;
  readonly number: string;
  readonly name: string;
  readonly phone: string;
}
