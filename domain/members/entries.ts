import type { MemberId, StoreId } from '../kernel/ids.ts';

/**
 * Somebody became a member. Name, phone and the like are profile fields in a register, so that they
 * can be corrected and erased; a fact can't.
 */
export interface MemberRegistered {
  readonly type: 'MemberRegistered';
  readonly member: MemberId;
  readonly number: string;
  readonly home: StoreId;
}

export type MemberFact = MemberRegistered;
