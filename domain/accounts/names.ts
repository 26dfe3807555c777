import { id, type AccountId, type MemberId } from '../kernel/ids.ts';

/**
 * A member's own accounts have ids made of the member's, so that two stores which open one while
 * apart open the same.
 */
export const storedValueAccount = (member: MemberId): AccountId => id(`sv-${member}`);
export const pointsAccount = (member: MemberId): AccountId => id(`pt-${member}`);
