import Dexie, { type EntityTable, type Table } from 'dexie';
import type { AggregateKey } from '#domain/books/route.ts';
import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import type { MemberAccounts } from '#domain/accounts/state.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import type {
  AllowanceId,
  DeviceId,
  MemberId,
  PrinterId,
  PrintJobId,
  RoomId,
  ShiftId,
  StoreId,
  TabId,
} from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { PrinterState } from '#domain/printing/records.ts';
import type { PrintJobState } from '#domain/printing/state.ts';
import type { CollectionName } from '#domain/registers/registers.ts';
import type { Takings } from '#domain/reports/takings.ts';
import type { RoomState } from '#domain/rooms/state.ts';
import type { ShiftState } from '#domain/shifts/state.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { PrintCopyRow } from '#domain/wire/prints.ts';
import type { QueuedPrint } from '#printers/queue/queue.ts';
import { toVersion2, toVersion3, toVersion5, toVersion9 } from './upgrades.ts';

/** A record of a register, as it stands. */
export interface RegisterRow {
  readonly collection: CollectionName;
  readonly id: string;
  readonly record: unknown;
}

export interface RoomRow {
  readonly id: RoomId;
  readonly state: RoomState;
}

export interface TabRow {
  readonly id: TabId;
  readonly date: BusinessDate;
  /** 1 while neither settled nor cancelled. */
  readonly open: 0 | 1;
  readonly room: RoomId | '';
  /** Absent while it isn't settled. */
  readonly settledOn?: BusinessDate;
  readonly state: TabState;
}

export interface ShiftRow {
  readonly id: ShiftId;
  readonly date: BusinessDate;
  readonly open: 0 | 1;
  readonly device: string;
  readonly state: ShiftState;
}

export interface MemberRow {
  readonly id: MemberId;
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly home: StoreId;
  readonly status: 'active' | 'merged' | 'erased';
  /** Id of the tier, which sets the floor limits; absent or empty for none. */
  readonly tier?: string;
}

/**
 * A member's accounts: what the bank has settled of them, and what this store did that it has not
 * settled as far as is known here. `provisionalView` makes of both what a till may say.
 */
export interface MemberAccountsRow {
  readonly id: MemberId;
  /** Of the bank's row; 0 before one came. */
  readonly version: number;
  readonly settled: MemberAccounts;
  /** Allowances that the bank would like back. */
  readonly recalls: readonly AllowanceId[];
  readonly unsettled: readonly Recorded<TillFact>[];
  /** 1 while people have something to decide. */
  readonly openCases: 0 | 1;
  /** 1 while something is unsettled. */
  readonly pending: 0 | 1;
  /** 1 while this device holds an allowance. */
  readonly held: 0 | 1;
  /** Numbers of the member's cards, as a search compares them. */
  readonly cards: readonly string[];
  /** Who the member was merged into; absent for nobody (MEM-6). */
  readonly merged?: MemberId;
}

/**
 * What members are found by, many members to a row: reading a row for each takes seconds where
 * there are two hundred thousand. Lines stand for members, in the same order in all three texts.
 */
export interface MemberTextRow {
  /** Of a member's lines the one in the highest part counts. */
  readonly part?: number;
  readonly lines: number;
  readonly ids: string;
  /** What is Latin: number, phone, pinyin, initials. */
  readonly keys: string;
  readonly names: string;
  /** Number, name and phone as they are shown, a tab between them. */
  readonly shown: string;
}

/** A print job of an open day, or one that still waits. */
export interface PrintRow {
  readonly id: PrintJobId;
  readonly date: BusinessDate;
  /** 1 while its newest copy waits to be printed, taken or called off, as far as is known here. */
  readonly open: 0 | 1;
  readonly tab: TabId | '';
  readonly printer: PrinterId;
  readonly state: PrintJobState;
}

/**
 * A copy that a printer of this device prints. The engine puts it here; the page that prints moves it
 * through its phases, by strict transactions of its own.
 */
export type PrintQueueRow = QueuedPrint;

/** What the hub last said of a copy on one of its printers; see domain/wire/prints.ts. */
export interface HubPrintRow extends Pick<PrintCopyRow, 'job' | 'copy' | 'printer' | 'state'> {
  /** `<job>/<copy>`. */
  readonly id: string;
  readonly outcome: PrintCopyRow['outcome'];
  readonly at: Instant;
}

/** How a printer was last heard to be, by its own tablet or by the server. */
export interface PrinterStateRow {
  readonly id: PrinterId;
  readonly state: PrinterState;
  /** ms since 1970. */
  readonly at: number;
  /** Who says so; null for the server. */
  readonly device: DeviceId | null;
}

/** Something that people must decide (see domain/cases). */
export interface CaseRow {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly open: 0 | 1;
  readonly at: number;
  readonly details: unknown;
}

/** What a closed date brought. What an open one brings follows from its tabs. */
export interface RollupRow {
  readonly date: BusinessDate;
  readonly takings: Takings;
}

/** What the closed dates of a calendar month brought, so that a year is read as twelve rows. */
export interface MonthRow {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly takings: Takings;
  /** Those dates, in order. */
  readonly days: readonly DayFigures[];
}

/** A date's place in a table by day. */
export interface DayFigures {
  readonly date: BusinessDate;
  readonly tabs: number;
  readonly dueFen: Fen;
}

/** A stored Yjs update of a journal or board document. */
export interface UpdateRow {
  readonly id?: number;
  readonly doc: string;
  readonly bytes: Uint8Array;
}

/** What the server hasn't acknowledged yet, in the order in which it was done. */
export interface OutboxRow {
  readonly id?: number;
  readonly doc: string;
  readonly bytes: Uint8Array;
  /** Entries in it; 1 for a register edit. */
  readonly count: number;
  /** The tabs that its entries are of; absent in a seal's or an edit's row. */
  readonly tabs?: readonly TabId[];
  readonly at: number;
}

export interface DocRow {
  readonly doc: string;
  readonly epoch: string;
  /** Last server sequence applied and stored. */
  readonly since: number;
  /**
   * Of a closed date: entries of this tablet's own that the server is to have. Absent while they
   * aren't kept, as where the date was closed by an earlier version.
   */
  readonly own?: number;
}

/** A closed day's entries, gzipped; see days/segment-body.ts. */
export interface SegmentRow {
  readonly date: BusinessDate;
  readonly part: 0;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, base64url. */
  readonly digest: string;
  readonly entries: number;
  /** Tabs and shifts that began on the date. */
  readonly begun: readonly AggregateKey[];
}

/** A tab or shift that closed dates speak of on more than one, or on one that it didn't begin on. */
export interface SpanRow {
  readonly key: AggregateKey;
  /** In order. */
  readonly dates: readonly BusinessDate[];
}

/** The rooms as a business date left them, from which folding the next one starts. Of some dates. */
export interface ClosingRow {
  readonly date: BusinessDate;
  /** In the order of their ids. */
  readonly rooms: readonly RoomState[];
}

/** Small things that stand alone: identity, key, tokens, counters, PIN tries. */
export interface DeviceRow {
  readonly key: string;
  readonly value: unknown;
}

export interface DatabaseOptions {
  readonly durability?: 'strict' | 'relaxed';
  /** Where the browser's own are not meant: a disk of a test or a simulation. */
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

/**
 * The tablet's tables. Rows hold folded aggregates, never entries. The engine alone writes; screens
 * read by live query.
 */
export class Database extends Dexie {
  declare readonly registers: Table<RegisterRow, [CollectionName, string]>;
  declare readonly rooms: EntityTable<RoomRow, 'id'>;
  declare readonly tabs: EntityTable<TabRow, 'id'>;
  declare readonly shifts: EntityTable<ShiftRow, 'id'>;
  declare readonly members: EntityTable<MemberRow, 'id'>;
  declare readonly accounts: EntityTable<MemberAccountsRow, 'id'>;
  declare readonly memberTexts: Table<MemberTextRow, number>;
  declare readonly prints: EntityTable<PrintRow, 'id'>;
  declare readonly printQueue: EntityTable<PrintQueueRow, 'id'>;
  declare readonly hubPrints: EntityTable<HubPrintRow, 'id'>;
  declare readonly printerStates: EntityTable<PrinterStateRow, 'id'>;
  declare readonly cases: EntityTable<CaseRow, 'id'>;
  declare readonly rollups: EntityTable<RollupRow, 'date'>;
  declare readonly months: EntityTable<MonthRow, 'month'>;
  declare readonly segments: Table<SegmentRow, [BusinessDate, number]>;
  declare readonly spans: EntityTable<SpanRow, 'key'>;
  declare readonly closings: EntityTable<ClosingRow, 'date'>;
  declare readonly updates: Table<UpdateRow, number>;
  declare readonly outbox: Table<OutboxRow, number>;
  declare readonly docs: EntityTable<DocRow, 'doc'>;
  declare readonly device: EntityTable<DeviceRow, 'key'>;
  /** What the connection's transactions wait for. */
  readonly durability: 'strict' | 'relaxed';

  /**
   * @param options `durability`: `strict` waits for the disk and is for what this tablet did itself;
   * `relaxed` is for what the server has anyway. The engine opens one of each on the same database.
   */
  constructor(name = 'encore', options: DatabaseOptions = {}) {
    const { durability = 'strict', ...indexedDb } = options;
    // Dexie's cache copies every row that is written, for queries that here come from another thread.
    super(name, { chromeTransactionDurability: durability, cache: 'disabled', ...indexedDb });
    this.durability = durability;
    // Each declared version costs the start of every page a reading of all tables, so a version stands
    // here only if rows change with it. The tables of one that doesn't are the next one's.
    this.version(2)
      .stores({
        registers: '[collection+id], collection',
        rooms: 'id',
        tabs: 'id, [open+date], date, room',
        shifts: 'id, [open+device], date',
        members: 'id, number',
        memberTexts: '++part',
        accounts: 'id, openCases, pending, held, *cards',
        cases: 'id, open',
        rollups: 'date',
        segments: '[date+part], date',
        closings: 'date',
        updates: '++id, doc',
        outbox: '++id, doc',
        docs: 'doc',
        device: 'key',
      })
      .upgrade(toVersion2);
    this.version(3)
      .stores({ segments: '[date+part], date, *begun', spans: 'key' })
      .upgrade(toVersion3);
    this.version(5)
      .stores({ outbox: '++id, doc, *tabs', rollups: 'date, sealed', months: 'month' })
      .upgrade(toVersion5);
    this.version(9)
      .stores({
        tabs: 'id, [open+date], date, room, settledOn',
        rollups: 'date',
        accounts: 'id, openCases, pending, held, *cards, merged',
        prints: 'id, [open+date], date, tab, state.ref',
        printQueue: 'id, [printer+reported]',
        hubPrints: 'id',
        printerStates: 'id',
      })
      .upgrade(toVersion9);
  }

  /** Who was merged into whom, in the whole chain: few, however many members there are. */
  async merges(): Promise<ReadonlyMap<MemberId, MemberId>> {
    const merges = new Map<MemberId, MemberId>();
    await this.accounts.orderBy('merged').eachKey((into, { primaryKey }) => {
      // This index holds members' ids alone.
      merges.set(primaryKey, into as MemberId);
    });
    return merges;
  }
}
