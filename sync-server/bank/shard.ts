import { present } from '#domain/kernel/assert.ts';
import type { ChainId, MemberId } from '#domain/kernel/ids.ts';

/**
 * Banks among which a chain's members are divided. Whoever raises it moves the members' books first:
 * a fact that reached two banks would be settled twice.
 */
const SHARDS = 1;

/** The names of all banks of a chain. */
export const bankShardsOf = (chain: ChainId): readonly string[] =>
  Array.from({ length: SHARDS }, (_, shard) => `${chain}/${shard}`);

/** The name of the bank that settles a member's accounts, and alone does so. */
export function bankShardOf(chain: ChainId, member: MemberId | string): string {
  let hash = 0;
  for (let at = 0; at < member.length; at += 1) hash = (hash * 31 + member.charCodeAt(at)) % 65_521;
  return present(bankShardsOf(chain)[hash % SHARDS], 'a bank for every member');
}
