import type { Fen } from '../kernel/fen.ts';
import type { DayMinute } from '../kernel/business-date.ts';
import type { Instant } from '../kernel/instant.ts';

/** Which rule priced a line (TAR-10); the screen explains each in words. */
export type TimeRule =
  | 'banded'
  | 'byEntry'
  | 'firstHour'
  | 'partUnitFree'
  | 'freeMinutes'
  | 'bandCap'
  | 'sessionCap'
  | 'outsideHours';

/** One line of a time charge: enough to explain its amount on a tap (TAR-10). */
export interface TimeLine {
  readonly roomName: string;
  readonly from: Instant;
  readonly to: Instant;
  /** The band that priced it, on the business day's clock. */
  readonly bandFrom: DayMinute;
  readonly bandTo: DayMinute;
  /** Minutes charged: a whole unit counts whole. Negative never. */
  readonly minutes: number;
  /** Fen an hour. */
  readonly rateFen: Fen;
  readonly rule: TimeRule;
  /** May be negative where a cap takes off. */
  readonly amountFen: Fen;
}
