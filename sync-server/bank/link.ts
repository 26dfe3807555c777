import type { DayClock } from '#domain/kernel/business-date.ts';
import type { AccountSettings } from '#domain/accounts/terms.ts';
import type { ChainId, DeviceId, StoreId } from '#domain/kernel/ids.ts';
import type { ReportedTuples } from '#sync-server/entries/read.ts';

/** What hubs, the office and routes say to a bank. */

/** Facts of members' accounts that a hub took in; rows in order. */
export interface BankBatch {
  readonly chain: ChainId;
  /** The hub's life: a new one where its storage was lost, so that its row ids begin again. */
  readonly instance: string;
  /** The last row that the hub believes this bank to have; 0 for none. */
  readonly after: number;
  readonly rows: readonly BankOutboxRow[];
}

export interface BankOutboxRow extends ReportedTuples {
  readonly id: number;
}

/** By a hub: members' rows after a version. */
export interface RowsRequest {
  readonly chain: ChainId;
  readonly since: number;
}

export interface RowsAnswer {
  /** `row` is the JSON of an AccountsRow. In order of version. */
  readonly rows: readonly {
    readonly member: string;
    readonly version: number;
    readonly row: string;
  }[];
  /** What to ask for next. */
  readonly head: number;
  readonly more: boolean;
}

/** What a hub asks of a bank. */
export interface BankForHubs {
  /** @returns whether the hub should report all that it holds, since something before this is lacking. */
  accept(store: StoreId, batch: BankBatch): Promise<boolean>;
  pull(store: StoreId, request: RowsRequest): Promise<RowsAnswer>;
}

/** The tablet that asks for a grant or allowance: for itself alone. */
export interface Asker {
  readonly chain: ChainId;
  readonly store: StoreId;
  readonly device: DeviceId;
}

/** What the office knows that a bank goes by. */
export interface BankTerms {
  readonly settings: AccountSettings;
  /** When each store's day turns. */
  readonly clocks: Readonly<Partial<Record<StoreId, DayClock>>>;
  /** Tablets that were shut out: they spend nothing any more. Absent where none was told. */
  readonly gone?: readonly DeviceId[];
}
