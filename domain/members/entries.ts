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

/**
 * Two members turned out to be one person: what is of `member` is of `into` from now on (MEM-6). The
 * bank says which merges stand.
 */
export interface MembersMerged {
  readonly type: 'MembersMerged';
  readonly member: MemberId;
  readonly into: MemberId;
  readonly reason: string;
}

/** They were not: each is themselves again. */
export interface MergeUndone {
  readonly type: 'MergeUndone';
  readonly member: MemberId;
  readonly reason: string;
}

export type MergeFact = MembersMerged | MergeUndone;

export type MemberFact = MemberRegistered;
