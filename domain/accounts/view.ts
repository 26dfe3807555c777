import type { MemberView } from '../commands/context.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type { Fen } from '../kernel/fen.ts';
import type { DeviceId, MemberId } from '../kernel/ids.ts';
import type { Recorded, TillFact } from './entries.ts';
import { provisionalView } from './settle.ts';
import type { MemberAccounts } from './state.ts';
import { floorsOf, type AccountSettings } from './terms.ts';

/** What a device holds of a member, and where it stands. */
export interface KnownMember {
  /** The bank's row; `emptyAccounts` where none has come. */
  readonly settled: MemberAccounts;
  /** Facts of this store's journal about the member, settled or not. */
  readonly facts: readonly Recorded<TillFact>[];
  /** Who they are now, by the merges that the device knows of (MEM-7). */
  readonly survivor: MemberId;
  readonly tier: string | null;
  readonly birthday: string;
}

interface Place {
  readonly device: DeviceId;
  readonly date: BusinessDate;
  readonly isOnline: boolean;
  readonly settings: AccountSettings;
  /** What this device's unsettled spends of all members go beyond what it held. */
  readonly deviceFloorFen: Fen;
}

/** A member's money as `decide` reads it on a device. */
export function memberView(
  { settled, facts, ...who }: KnownMember,
  { settings, ...place }: Place,
): MemberView {
  const floors = floorsOf(settings, who.tier);
  return { ...provisionalView(settled, facts), ...place, ...who, floors };
}
