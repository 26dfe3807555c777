import type { BusinessDate } from '../kernel/business-date.ts';
import type { DeviceId, MemberId, StaffId, StoreId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

/** What the journal knows of a member; the profile is a register. */
export interface MemberState {
  readonly member: MemberId;
  readonly number: string;
  readonly home: StoreId;
  readonly registeredAt: Instant;
  readonly date: BusinessDate;
  readonly by: StaffId;
  readonly device: DeviceId;
}
