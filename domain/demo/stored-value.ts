import type { NewMoney } from '../commands/command.ts';
import { storedValueAccount } from '../accounts/names.ts';
import { balanceOn } from '../accounts/lots.ts';
import { valuesOf } from '../accounts/state.ts';
import type { TopUpRecord } from '../accounts/records.ts';
import type { MemberView } from '../commands/context.ts';
import { yuan, type Fen } from '../kernel/fen.ts';
import type { MemberId, TabId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Desk, Hands } from './desk.ts';
import type { Random } from './random.ts';

const TOP_UP_SHARE = 0.22;
const SPEND_SHARE = 0.8;

interface Paying {
  readonly tab: TabId;
  readonly endedAt: Instant;
  /** What is left of the tab. */
  readonly leftFen: Fen;
}

/**
 * A member at home in this store pays out of stored value what the account has, now and then after
 * topping it up at the same till; what the till still holds then goes back.
 */
export function payFromStoredValue(
  desk: Desk,
  random: Random,
  hands: Hands,
  member: MemberId,
  at: Instant,
  { tab, endedAt, leftFen }: Paying,
): void {
  const account = storedValueAccount(member);
  const balanceOf = (view: MemberView): number => {
    const known = view.expected.accounts[account];
    return known ? balanceOn(known, view.date) : 0;
  };
  const view = (): MemberView => desk.moneyOf(hands.till, member);
  if (balanceOf(view()) < leftFen && random.chance(TOP_UP_SHARE)) {
    const topUp = random.weighted([...desk.registers.topUps.values()], weightOf);
    const tenders = [inFull(random, topUp.paidFen)];
    const { id, paidFen } = topUp;
    // Beyond the legal limit nobody tops up, however often they come.
    const isWithin = balanceOf(view()) + paidFen <= yuan(5_000);
    if (isWithin) desk.run(hands, at, { type: 'topUp', member, topUp: id, paidFen, tenders });
  }
  desk.lend(hands.till, member, account, at);
  const units = Math.min(balanceOf(view()), leftFen);
  if (units > 0 && random.chance(SPEND_SHARE)) {
    const tender = { tenderType: 'storedValue', member, account, card: null, units } as const;
    desk.run(hands, at, { type: 'takeTender', tab, endedAt, tender });
  }
  const device = desk.deviceOf(hands.till);
  const kept = valuesOf(view().expected.allowances).filter(
    (known) => known.device === device && known.closed === null,
  );
  for (const { allowance } of kept) {
    desk.run(hands, at, { type: 'releaseAllowance', member, allowance });
  }
}

/** Small packages sell more often. */
const weightOf = ({ paidFen }: TopUpRecord): number => Math.round(yuan(5_000) / paidFen);

const inFull = (random: Random, receivedFen: Fen): NewMoney =>
  random.chance(0.2)
    ? { tenderType: 'cash', receivedFen, reference: '' }
    : {
        tenderType: 'wechatPay',
        receivedFen,
        reference: `4200${String(random.int(0, 99_999_999)).padStart(8, '0')}`,
      };
