import type { AccountSettings } from '../accounts/terms.ts';
import type { BusinessDate, DayClock, Weekday } from '../kernel/business-date.ts';
import type { ChainId, StoreId } from '../kernel/ids.ts';
import type { PointsRules } from '../loyalty/rules.ts';
import type { DayKind } from '../tariffs/tariff.ts';

/** Which kind of day a date is (CAL-1). */
export interface Calendar {
  readonly weekdays: Readonly<Record<Weekday, DayKind>>;
  /** A date named here replaces its weekday wholly. */
  readonly dates: Readonly<Record<BusinessDate, DayKind>>;
}

/** How an amount due is rounded off (抹零, PAY-1). */
export type RoundingRule = 'none' | 'yuanDown' | 'yuanHalfUp' | 'jiaoDown';

/** Settings of a chain (one record, id `chain`, in its register). */
export interface ChainSettings {
  readonly id: ChainId;
  readonly name: string;
  readonly calendar: Calendar;
  readonly rounding: RoundingRule;
  /** Members' money; absent or in part in records of earlier versions: see accounts/settings.ts. */
  readonly accounts?: Partial<AccountSettings>;
  readonly points?: Partial<PointsRules>;
  /** Whether the chain is the demo, to be told on every screen. */
  readonly demo: boolean;
}

/** Settings of a store (one record, id `store`, in its register). */
export interface StoreSettings extends DayClock {
  readonly id: StoreId;
  readonly name: string;
  /** Dates on which this store differs from the chain's calendar. */
  readonly dates: Readonly<Record<BusinessDate, DayKind>>;
  /** Minutes after which a room to be cleaned counts as free; null to wait for staff. */
  readonly autoCleanMinutes: number | null;
  readonly address: string;
  readonly phone: string;
}
