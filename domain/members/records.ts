import type { MemberId, StoreId } from '../kernel/ids.ts';

/** What a chain knows of a member (register; one of 256 shards by member id). */
export interface MemberProfile {
  readonly id: MemberId;
  readonly number: string;
  readonly name: string;
  /** Digits, with `+` and country code where given. */
  readonly phone: string;
  readonly sex: 'female' | 'male' | 'unknown';
  /** `MM-DD` or `YYYY-MM-DD`; empty when not told. */
  readonly birthday: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly source: string;
  readonly home: StoreId;
  /** Id of the tier; absent or empty for none. */
  readonly tier?: string;
  /** Agreed to be written to. */
  readonly consent: boolean;
  readonly status: 'active' | 'merged' | 'erased';
}
