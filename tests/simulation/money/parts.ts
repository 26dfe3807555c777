import { grantAllowance, reclaimAllowance } from '#domain/accounts/bank.ts';
import { refundSale, spendAccount, topUp } from '#domain/accounts/decide.ts';
import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import { settle } from '#domain/accounts/settle.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import type { Bank, BankChanged } from './bank.ts';
import { createCoreBank } from './core-bank.ts';
import type { Durability } from './disk.ts';
import type { World } from './world.ts';

/** What a hub makes of an entry that a device pushed. */
export type Verdict = 'take' | 'repeat' | 'gap' | 'quarantine';

/**
 * The parts that money hangs on, in one place: what runs is the program's own, and a mutant is one
 * of these replaced by a faulty one.
 */
export interface MoneyParts {
  readonly bank: (world: World, changed: BankChanged) => Bank;
  readonly settle: typeof settle;
  readonly grantAllowance: typeof grantAllowance;
  readonly reclaimAllowance: typeof reclaimAllowance;
  readonly topUp: typeof topUp;
  readonly spendAccount: typeof spendAccount;
  readonly refundSale: typeof refundSale;
  /** How a till writes what it gives a receipt for. */
  readonly receiptDurability: Durability;
  /** How a hub writes what it acknowledges. */
  readonly hubDurability: Durability;
  readonly admit: (
    pusher: DeviceId,
    entry: Recorded<TillFact>,
    held: readonly Recorded<TillFact>[],
  ) => Verdict;
}

/** The gate's rules, as far as they concern a device's log: its own alone, in order, never changed. */
function admit(
  pusher: DeviceId,
  entry: Recorded<TillFact>,
  held: readonly Recorded<TillFact>[],
): Verdict {
  if (entry.device !== pusher) return 'quarantine';
  const known = held[entry.seq];
  if (known) return JSON.stringify(known) === JSON.stringify(entry) ? 'repeat' : 'quarantine';
  return entry.seq === held.length ? 'take' : 'gap';
}

export const SOUND_PARTS: MoneyParts = {
  bank: createCoreBank,
  settle,
  grantAllowance,
  reclaimAllowance,
  topUp,
  spendAccount,
  refundSale,
  receiptDurability: 'strict',
  hubDurability: 'strict',
  admit,
};
